"""Reminders in the hands of those who run an event: its rules, its stop, and why each message did (not) go out."""
