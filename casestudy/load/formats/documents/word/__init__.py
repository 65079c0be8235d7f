"""Word: the words of a document, and the numbers that Word shows before its paragraphs."""
