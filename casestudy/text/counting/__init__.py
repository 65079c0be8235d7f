"""Counting words: frequencies, keyness, collocations, concordance, dispersion, the patterns of a codebook."""
