"""The way to the goal of a campaign: milestones, what comes after it, what was achieved in the end."""
