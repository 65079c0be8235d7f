"""Drawing: a table in, matplotlib Axes out."""
