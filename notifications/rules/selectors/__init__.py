"""Questions of this room, one module per noun."""

from notifications.rules.selectors.holds import hold_of
from notifications.rules.selectors.messages import counts, messages_of
from notifications.rules.selectors.scope import to_look_at

__all__ = ["counts", "hold_of", "messages_of", "to_look_at"]
