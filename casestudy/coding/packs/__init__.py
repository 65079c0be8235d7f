"""Blind packs: a sample of units out to a second coder, without anybody's codes, and the judged units back in."""
