"""The purpose catalogue: why we hold or send something, in the words the person agrees to."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Purpose:
    """One reason, with the version of its text: a changed text is a new version, and is asked again."""

    name: str
    version: str
    text: str | Promise


REMINDERS = Purpose(
    "reminders",
    "2026-11",
    _(
        "Balai writes to me about what I joined: that I am registered, when it starts, what changes, what became of it."
    ),
)
DESCRIPTION = Purpose(
    "description",
    "2026-11",
    _(
        "Balai keeps what I say about myself, so that organisers see which groups were heard. Only numbers are shown."
    ),
)
INVITATIONS = Purpose(
    "invitations",
    "2026-11",
    _("Balai sends me the invitations of organisers who know my address, and one reminder of each."),
)
UPDATES = Purpose(
    "updates",
    "2026-11",
    _("Balai writes to me what is new in what I joined or follow, and what became of it."),
)
NEW_ACTIVITIES = Purpose(
    "new_activities",
    "2026-11",
    _("Balai writes to me when something new is planned at a place, or by a group, that I follow."),
)
OPENINGS = Purpose("openings", "2026-11", _("Balai writes to me when something I follow opens."))
CLOSINGS = Purpose(
    "closings",
    "2026-11",
    _("Balai writes to me two days before something closes in which I have not taken part yet."),
)

BY_MAIL = (REMINDERS, UPDATES, NEW_ACTIVITIES, OPENINGS, CLOSINGS)
"""What one may stop and take up again on one's own page; invitations by their own link."""

PURPOSES = (
    REMINDERS,
    DESCRIPTION,
    INVITATIONS,
    UPDATES,
    NEW_ACTIVITIES,
    OPENINGS,
    CLOSINGS,
)
