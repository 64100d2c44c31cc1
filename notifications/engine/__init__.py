"""The reminder engine: the database holds what is due, and each message is accepted once or says why not."""
