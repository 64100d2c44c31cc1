"""The live numbers of a campaign."""

SIGNED = "signed"
"""Persons with a confirmed address whose signature stands."""
GOAL = "goal"
"""The goal, kept beside the count so that a list shows both without reading the campaign."""
