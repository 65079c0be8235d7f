"""How coverage and public comment moved: what counts, volume by week, tone by group, headlines, comments."""
