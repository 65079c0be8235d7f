"""Coverage and comment drawn: volume and tone by week, tone by group, public comment by phase."""
