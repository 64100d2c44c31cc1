"""The verbs on invitations."""

from .answering import answer, name_delegates, take_off
from .inviting import invite, remind, withdraw

__all__ = ["answer", "invite", "name_delegates", "remind", "take_off", "withdraw"]
