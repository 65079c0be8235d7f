"""What evidence the case holds: its informants and sources, and where the words that were counted stand."""
