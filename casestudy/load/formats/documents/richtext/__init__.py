"""Rich text: its control words, and the reader that follows them."""
