"""File formats: bytes in, text structures out, without knowledge of any table of the library."""
