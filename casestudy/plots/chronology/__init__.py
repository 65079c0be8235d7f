"""The crisis in time drawn: the timeline in lanes, the activities and the posts of the office."""
