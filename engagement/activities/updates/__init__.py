"""The news of an activity, written by those who run it."""
