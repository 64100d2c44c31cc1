"""The verbs of this room, one module per noun."""

from accounts.services.groups import create_organisation, verify_organisation
from accounts.services.members import (
    INVITATIONS,
    accept_invitation,
    decline_invitation,
    give_role,
    invite,
    leave_group,
)
from accounts.services.people import choose_language, describe, log_looks, record_consent, welcome
from accounts.services.roles import grant_place_role, make_administrator, revoke_place_role
from accounts.services.sessions import end_other_sessions
from accounts.services.wishes import accept_wish, answer_wish, ask_to_join, decline_wish, take_wish_back

__all__ = [
    "INVITATIONS",
    "accept_invitation",
    "accept_wish",
    "answer_wish",
    "ask_to_join",
    "choose_language",
    "create_organisation",
    "decline_invitation",
    "decline_wish",
    "describe",
    "end_other_sessions",
    "give_role",
    "grant_place_role",
    "invite",
    "leave_group",
    "log_looks",
    "make_administrator",
    "record_consent",
    "revoke_place_role",
    "take_wish_back",
    "verify_organisation",
    "welcome",
]
