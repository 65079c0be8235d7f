"""What is left to do: what is still example, and what is missing for which exhibit."""
