"""Who helps with an event, and in which role: give, offer, accept, hand over, take back."""
