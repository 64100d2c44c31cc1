"""Who wants to hear of an activity, a place or a group."""
