"""Labelling: how a file writes who speaks, decided from the whole of it."""
