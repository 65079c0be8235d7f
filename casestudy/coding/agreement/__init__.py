"""How far coders agree: the units they judged, what they decided, coefficients with intervals, and what to discuss."""
