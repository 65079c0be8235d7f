"""Codes on passages: the codebook as a tree, segments anchored by their quote, agreement between coders."""
