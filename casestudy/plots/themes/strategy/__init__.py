"""Strategies drawn: triangulation, SWOT alignment and position, the four steps, images, crisis responses."""
