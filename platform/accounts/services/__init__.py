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

__all__ = [
    "INVITATIONS",
    "accept_invitation",
    "choose_language",
    "create_organisation",
    "decline_invitation",
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
    "verify_organisation",
    "welcome",
]
