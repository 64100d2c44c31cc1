"""Slots of this room's own."""

MEETING = "meeting"
"""What is said aloud in a meeting and noted, by nobody's name."""
