"""Letters of a campaign to a decision-maker: written by each, delivered as one, answered for all to see."""
