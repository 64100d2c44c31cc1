"""Forms of this room, one module per noun."""

from notifications.rules.forms.messages import MessagesForm

__all__ = ["MessagesForm"]
