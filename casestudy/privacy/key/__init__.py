"""The list of pseudonyms, which stands outside the project: proposed, decided on by the researcher, and read."""
