"""Putting segments back on their words after a transcript was corrected."""
