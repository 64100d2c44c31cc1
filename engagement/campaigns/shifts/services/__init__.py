"""Verbs of shifts: plan, change and call off; take, leave and swap; check in."""

from engagement.campaigns.shifts.services.checking_in import EARLY, check_in, take_back_check_in
from engagement.campaigns.shifts.services.planning import call_off_shift, change_shift, plan_shift
from engagement.campaigns.shifts.services.taking import leave_shift, swap_shift, take_shift

__all__ = [
    "EARLY",
    "call_off_shift",
    "change_shift",
    "check_in",
    "leave_shift",
    "plan_shift",
    "swap_shift",
    "take_back_check_in",
    "take_shift",
]
