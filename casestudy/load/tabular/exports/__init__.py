"""Exports of platforms and monitors: the columns that they write, and what is made of what they lack."""
