"""Campaigns, what people did for them, and the shifts they help on."""

from engagement.campaigns.models.campaign import (
    LONGEST_ASK,
    LONGEST_PLEDGE,
    ActionTaken,
    Campaign,
    Pledge,
    only_signing,
)
from engagement.campaigns.models.shift import (
    LONGEST_NOTE,
    LONGEST_SHIFT_TITLE,
    LONGEST_VENUE,
    Shift,
    ShiftPlace,
)

__all__ = [
    "LONGEST_ASK",
    "LONGEST_NOTE",
    "LONGEST_PLEDGE",
    "LONGEST_SHIFT_TITLE",
    "LONGEST_VENUE",
    "ActionTaken",
    "Campaign",
    "Pledge",
    "Shift",
    "ShiftPlace",
    "only_signing",
]
