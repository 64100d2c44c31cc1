"""What was promised in answer, and how far it is."""
