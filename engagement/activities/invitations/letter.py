"""The official letter: one A4 page with its number, what it is for, and a code to answer by."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.pdf import qr, render
from core.site import site_settings
from core.times import format_span
from engagement.activities.hosts import host_of
from engagement.activities.invitations.links import url_of
from engagement.activities.models import Activity, Invitation
from places.names import chain

_PAPER = "engagement/activities/invitations/papers/invitation.typ"


def number_of(invitation: Invitation) -> str:
    """ "12/K3J9ABCDEF": the letter's number, and the code of what it is for; of a sensitive one no code."""
    if invitation.activity.is_sensitive:
        return str(invitation.number)
    return f"{invitation.number}/{invitation.activity.code.upper()}"


def letter(invitation: Invitation) -> bytes:
    """The PDF, in the language in which the organiser wrote it.

    Of a sensitive activity it names neither topic nor group nor place, and says where to read them.
    """
    with translation.override(invitation.language):
        words = _discreet(invitation) if invitation.activity.is_sensitive else _open(invitation)
        return render(_PAPER, _frame(invitation) | words, language=invitation.language)


def _frame(invitation: Invitation) -> dict[str, Any]:
    url = url_of(invitation)
    day = _long_day(invitation.answer_by, invitation.language)
    return {
        "title": _("Invitation"),
        "site": site_settings().name,
        "number": number_of(invitation),
        "number_name": _("Number"),
        "subject_name": _("Subject"),
        "to_name": _("To"),
        "to": invitation.name,
        "greeting": _("Dear guest,"),
        "note": invitation.note,
        "answer": _("Please answer by %(day)s.") % {"day": day},
        "how": _("Scan the code, or open the link in the file. You need no account."),
        "link_name": _("Answer the invitation"),
        "closing": _("With kind regards,"),
        "url": url,
        "qr": qr(url),
    }


def _open(invitation: Invitation) -> dict[str, Any]:
    activity, language = invitation.activity, invitation.language
    group = activity.organisation.name
    said = {"group": group, "seats": invitation.seats}
    rows = [
        [_("Occasion"), activity.title],
        [_("Day and time"), _when(activity, language)],
        [_("Place"), _where(activity)],
    ]
    if not invitation.names_delegates:
        opening = _("%(group)s invites you to:") % said
    else:
        opening = _("%(group)s invites you to send representatives to:") % said
        seats = ngettext("%(seats)d person", "%(seats)d people", invitation.seats) % said
        rows.append([_("Seats for you"), seats])
    return {
        "dateline": _("%(place)s, %(day)s") % {"place": activity.place.name, "day": _written_on(invitation)},
        "subject": _("Invitation: %(title)s") % {"title": activity.title},
        "opening": opening,
        "rows": rows,
        "from": group,
    }


def _discreet(invitation: Invitation) -> dict[str, Any]:
    return {
        "dateline": _written_on(invitation),
        "subject": _("Invitation"),
        "opening": _("You are invited. To keep everybody safe, this letter does not say to what."),
        "how": _("Scan the code, or open the link in the file, and sign in with the address it was sent to."),
        "rows": [],
        "note": "",
        "from": site_settings().name,
    }


def _written_on(invitation: Invitation) -> str:
    day = invitation.sent_at.astimezone(ZoneInfo(invitation.activity.zone)).date()
    return _long_day(day, invitation.language)


def _long_day(day: date, language: str) -> str:
    """ "24 November 2026", as a letter writes it."""
    return format_date(day, "d MMMM y", locale=language)


def _when(activity: Activity, language: str) -> str:
    return format_span(activity.starts_at, activity.ends_at, zone=activity.zone, language=language, year=True)


def _where(activity: Activity) -> str:
    host = host_of(activity)
    venue = host.venue(activity) if host else ""
    if not venue and activity.is_online:
        return _("Online")
    place = chain(activity.place)
    return f"{venue}\n{place}" if venue else place
