"""What is looked for before an analysis starts: problems of every file, and clippings that need a second look."""
