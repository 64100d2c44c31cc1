"""Decisions: options, ballots, and the rules by which they are counted."""
