"""A language as data: its word lists, spelling, sentences, word families and tone words."""
