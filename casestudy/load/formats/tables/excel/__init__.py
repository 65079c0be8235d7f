"""The XML of Excel workbooks: read in one pass, with what the screen hides or shows otherwise."""
