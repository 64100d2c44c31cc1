"""Events: in the hall or online, with seats, registrations and attendance."""
