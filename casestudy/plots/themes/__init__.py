"""Themes drawn: who speaks of them, which meet, whether new ones come, their tree, the strategies built on them."""
