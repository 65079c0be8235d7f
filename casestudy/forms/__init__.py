"""Files that a student fills in: transcripts in Word, tables in Excel."""
