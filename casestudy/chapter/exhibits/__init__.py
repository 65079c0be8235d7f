"""Exhibits: their captions, their numbers and the passages behind these, and the manifest that ties them together."""
