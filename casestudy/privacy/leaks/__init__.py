"""Look for original names in what is written and published, whatever the format of the file."""
