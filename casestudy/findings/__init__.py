"""What the chapter claims: evidence held, chronology, media, themes, triangulation, alignment."""
