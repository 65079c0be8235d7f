"""Saturation: how many codes and themes each further interview brings, over several orders of the interviews."""
