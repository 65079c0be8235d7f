"""Find what names a person in texts: numbers, addresses and names, each with its place."""
