"""Forms of this room, one module per noun."""

from notifications.rules.forms.messages import MessagesForm
from notifications.rules.forms.rules import RuleForm, as_filled

__all__ = ["MessagesForm", "RuleForm", "as_filled"]
