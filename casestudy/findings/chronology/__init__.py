"""When things happened: phases, the timeline, and the activities and posts of the office."""
