"""Keep the participants of a case safe: what names them is found, replaced, and kept out of what is published."""
