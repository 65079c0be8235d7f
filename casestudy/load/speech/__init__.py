"""Speech: lines in, turns out, and who of the labels asks and who answers."""
