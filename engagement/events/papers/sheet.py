"""The attendance sheet: names as organisers see them, a box to sign in, empty lines for the others."""

from collections.abc import Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.pdf import render
from core.site import site_settings
from core.times import format_span
from engagement.activities.models import Activity
from engagement.events.selectors import Listed

EMPTY_LINES = 20


def sheet_paper(*, activity: Activity, people: Sequence[Listed]) -> bytes:
    """The PDF in the reader's language. `people` are rows of `selectors.people`."""
    language = get_language() or "en"
    when = format_span(activity.starts_at, activity.ends_at, zone=activity.zone, language=language, year=True)
    rows = [
        (
            str(number),
            one.shown,
            one.body,
            str(one.party_size or 1),
        )
        for number, one in enumerate(people, 1)
    ]
    rows += [(str(len(rows) + number), "", "", "") for number in range(1, EMPTY_LINES + 1)]
    data = {
        "site": site_settings().name,
        "title": _("Attendance sheet"),
        # A sheet lies about, and names stand on it: of a sensitive event it says no topic.
        "event": _("Event") if activity.is_sensitive else activity.title,
        "when": when,
        "headings": [_("No."), _("Name"), _("Agency or group"), _("Party"), _("Signature")],
        "rows": rows,
        "foot": _(
            "These names are only for counting who came. Keep the sheet locked away, and destroy it afterwards."
        ),
    }
    return render("engagement/events/papers/sheet.typ", data, language=language)
