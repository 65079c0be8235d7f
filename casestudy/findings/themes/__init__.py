"""Themes: the passages that carry them, who speaks of them, which meet, and whether new ones still come."""
