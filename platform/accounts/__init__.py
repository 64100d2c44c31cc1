"""People: who they are to us, how they come in, what they may do, and what they agreed to."""
