"""Pages of ideas and discussions."""
