"""Recordings: timed captions of meetings, subtitles and machine transcripts."""
