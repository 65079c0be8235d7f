"""Coefficients of agreement as plain functions of a table of ratings."""
