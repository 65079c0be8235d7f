"""Coded passages from other programs and from spreadsheets: recognised by their headers, placed by their words."""
