"""Codings: the coders' passages and the history of the codes that they were given."""
