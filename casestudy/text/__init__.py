"""Words: tokens, frequencies, keyness, collocations and concordance lines."""
