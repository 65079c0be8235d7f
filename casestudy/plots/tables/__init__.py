"""Tables: the cells that readers see, and their picture."""
