"""The demonstration: made-up people and activities, and a post box that shows every mail. Never on a real site."""

from config.demonstration.people import DEMONSTRATION_TOTP_SECRET, STAFF

__all__ = ["DEMONSTRATION_TOTP_SECRET", "STAFF"]
