"""The chapter: exhibits saved, numbered and captioned, the notebooks that make them, and the check of both."""
