"""A file in, a tidy table out: transcripts, notes, clippings, comments and registers of a case."""
