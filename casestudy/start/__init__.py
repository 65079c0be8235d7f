"""What a new case starts with: answers about it, and its own strategies and head in the example rows."""
