"""Questions of this room, one module per noun."""

from notifications.rules.selectors.holds import hold_of
from notifications.rules.selectors.messages import counts, messages_of
from notifications.rules.selectors.rules import step_of_event, steps_of_event
from notifications.rules.selectors.scope import to_look_at

__all__ = ["counts", "hold_of", "messages_of", "step_of_event", "steps_of_event", "to_look_at"]
