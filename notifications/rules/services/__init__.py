"""The verbs of this room, one module per noun."""

from notifications.rules.services.holds import hold_reminders, let_reminders_go

__all__ = ["hold_reminders", "let_reminders_go"]
