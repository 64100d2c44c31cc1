"""The live numbers of voices."""

CONTRIBUTIONS = "contributions"
"""Contributions that nobody took back; one a person where the method takes one."""
