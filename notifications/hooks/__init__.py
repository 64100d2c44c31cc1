"""Webhooks: another system hears of what happens in a group's events, by ids alone, signed."""
