"""Articles one by one: saved pages, and references from libraries."""
