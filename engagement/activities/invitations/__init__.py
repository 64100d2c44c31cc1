"""Invitations to an activity: the letter with its number, the answer, the delegates, what is not answered yet."""
