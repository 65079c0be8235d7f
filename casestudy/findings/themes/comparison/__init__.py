"""Cases beside each other: which themes they share, and what each holds of them."""
