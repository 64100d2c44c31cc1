"""Pages of events, one module a noun."""
