"""Invitations over the API: those of who invites, and one's own."""
