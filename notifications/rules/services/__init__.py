"""The verbs of this room, one module per noun."""

from notifications.rules.services.holds import hold_reminders, let_reminders_go
from notifications.rules.services.rules import MOST_OF_ITS_OWN, drafted, remove_rule, save_rule
from notifications.rules.services.trying_out import send_test

__all__ = [
    "MOST_OF_ITS_OWN",
    "drafted",
    "hold_reminders",
    "let_reminders_go",
    "remove_rule",
    "save_rule",
    "send_test",
]
