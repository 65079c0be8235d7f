"""Voices: which informants speak of which theme, and in which words that may be shown."""
