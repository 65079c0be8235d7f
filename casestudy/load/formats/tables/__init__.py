"""Tables: rows of cells out of sheets and pages, and where among them a header stands."""
