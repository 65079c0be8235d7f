"""Registers, exports of other programs, references and saved pages: a file in, checked rows of one table out."""
