"""How many sheets there can be."""

MOST_AT_ONCE, MOST_SHEETS = 200, 10_000
"""In one printing, and of one survey."""
