"""Who speaks for a group."""
