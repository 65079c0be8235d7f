"""What a new case starts with: answers about it, its own strategies in the example rows, forms to fill in."""
