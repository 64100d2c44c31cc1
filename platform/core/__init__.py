"""The ground all rooms stand on: facts, clock, limits, tokens, sheets, site settings. No noun of our field."""
