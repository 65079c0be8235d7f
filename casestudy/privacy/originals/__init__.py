"""From the originals outside the project to the pseudonymised files inside it."""
