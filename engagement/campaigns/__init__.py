"""Take Action: campaigns that ask people to do one thing, and count honestly who did."""
