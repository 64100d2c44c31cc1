"""The live numbers of voices."""

CONTRIBUTIONS = "contributions"
"""Contributions that nobody took back; one a person where the method takes one."""
ANSWERS = "answers"
"""Themes whose reply was published; not there before the first."""
POINTS = "points"
"""Points made aloud in a meeting and noted. Nobody knows by how many people: never added to persons."""
