"""Verbs of campaigns: plan one, take action, promise."""

from engagement.campaigns.services.actions import sign_as_guest, take_action, take_back_action
from engagement.campaigns.services.campaigns import change_campaign, draft_campaign
from engagement.campaigns.services.pledges import confirm_pledge, keep_pledge, make_pledge, take_back_pledge
from engagement.campaigns.services.sharing import share_campaign

__all__ = [
    "change_campaign",
    "confirm_pledge",
    "draft_campaign",
    "keep_pledge",
    "make_pledge",
    "share_campaign",
    "sign_as_guest",
    "take_action",
    "take_back_action",
    "take_back_pledge",
]
