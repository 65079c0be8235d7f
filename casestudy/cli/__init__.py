"""The command line: what each command asks for and prints; what it does lives in the rooms to the left."""
