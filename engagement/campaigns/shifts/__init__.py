"""Shifts of a campaign: hours in which people are needed, who takes them, who came."""
