"""All letters of a campaign as one PDF: a cover that says how many, then each on a page of its own."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.pdf import render
from core.site import site_settings
from engagement.activities.models import Activity
from engagement.campaigns.models import Letter, LetterCall

_PAPER = "engagement/campaigns/letters/papers/letters.typ"


def bundle(activity: Activity, call: LetterCall, letters: Sequence[Letter], *, at: datetime) -> bytes:
    """The PDF, in the language of the campaign; the same bytes for the same letters on the same day.

    It names only those who chose to show their name.
    """
    language = activity.original_language
    with translation.override(language):
        many = {"many": len(letters), "own": sum(letter.is_own for letter in letters)}
        day = format_date(at.astimezone(ZoneInfo(activity.zone)).date(), "d MMMM y", locale=language)
        data = {
            "title": activity.title,
            "site": site_settings().name,
            "to_name": _("To"),
            "office": call.office,
            "from": activity.organisation.name,
            "day": day,
            "ask": activity.campaign.ask,
            "many": ngettext("%(many)d letter", "%(many)d letters", many["many"]) % many,
            "own": ngettext("%(own)d in own words", "%(own)d in own words", many["own"]) % many,
            "letters": [{"words": letter.words, "name": _name(letter)} for letter in letters],
        }
        return render(_PAPER, data, language=language)


def fingerprint(file: bytes) -> str:
    """SHA-256 in 64 hexadecimal figures: whoever has the file can see that it is the one that was delivered."""
    return hashlib.sha256(file).hexdigest()


def _name(letter: Letter) -> str:
    return letter.action.person.called if letter.action.shows_name else _("Name known to the organisers")
