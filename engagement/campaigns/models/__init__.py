"""Campaigns and their milestones, what people did for them, their shifts, their letters, the links they share."""

from engagement.campaigns.models.campaign import (
    LONGEST_ASK,
    LONGEST_NEXT,
    LONGEST_PLEDGE,
    ActionTaken,
    Campaign,
    Pledge,
    only_signing,
)
from engagement.campaigns.models.goal import LONGEST_MILESTONE, Milestone
from engagement.campaigns.models.letter import (
    LONGEST_LETTER,
    LONGEST_OFFICE,
    LONGEST_REPLY,
    Letter,
    LetterCall,
)
from engagement.campaigns.models.share import Share
from engagement.campaigns.models.shift import (
    LONGEST_NOTE,
    LONGEST_SHIFT_TITLE,
    LONGEST_VENUE,
    Shift,
    ShiftPlace,
)

__all__ = [
    "LONGEST_ASK",
    "LONGEST_LETTER",
    "LONGEST_MILESTONE",
    "LONGEST_NEXT",
    "LONGEST_NOTE",
    "LONGEST_OFFICE",
    "LONGEST_PLEDGE",
    "LONGEST_REPLY",
    "LONGEST_SHIFT_TITLE",
    "LONGEST_VENUE",
    "ActionTaken",
    "Campaign",
    "Letter",
    "LetterCall",
    "Milestone",
    "Pledge",
    "Share",
    "Shift",
    "ShiftPlace",
    "only_signing",
]
