"""Slots: where in an activity something was given."""

from django.db.models import Q

MEETING = "meeting"
"""What is said aloud in a meeting and noted, by nobody's name."""


def within(slot: str) -> Q:
    """Of contributions: those given there, also where each has a slot of its own below it ("phase-7/0a1b2c3d4e")."""
    return Q(slot=slot) | Q(slot__startswith=f"{slot}/")
