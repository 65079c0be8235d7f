"""Write originals anew under pseudonyms: each is read back before it is kept."""
