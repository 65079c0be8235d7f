"""Strategies: held against every source, aligned with SWOT, followed through the four steps, images and responses."""
