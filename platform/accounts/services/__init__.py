"""The verbs of this room, one module per noun."""

from accounts.services.groups import add_member, create_organisation, verify_organisation
from accounts.services.people import choose_language, describe, log_looks, record_consent, welcome
from accounts.services.roles import grant_place_role, make_administrator, revoke_place_role

__all__ = [
    "add_member",
    "choose_language",
    "create_organisation",
    "describe",
    "grant_place_role",
    "log_looks",
    "make_administrator",
    "record_consent",
    "revoke_place_role",
    "verify_organisation",
    "welcome",
]
