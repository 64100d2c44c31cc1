"""Pages of invitations: those of who invites, and the one on which they are answered."""
