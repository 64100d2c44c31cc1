"""Ideas and discussions: what people write, comment and support."""
