"""The coordinator's desk: what goes on in her places, who takes part, and both as files."""
