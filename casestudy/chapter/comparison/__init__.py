"""Several cases beside each other: the cross-case matrix, its evidence and its page."""
