"""Heat maps: themes by informants, and themes by cases."""
