"""The desk's lists as rows for a file, read in pieces so that any length takes little memory.

Words are put into the reader's language before the first row: the file is written after the page is done.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import batched
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.choices import Look
from accounts.models import Person
from accounts.services import log_looks
from core.sheets import CSV_TYPE, XLSX_TYPE, stream_csv, stream_xlsx
from engagement.activities.choices import State
from engagement.activities.kinds import kinds
from engagement.activities.models import Activity
from engagement.insights.lines import activity_lines, deed_line
from engagement.insights.selectors import people_by_verb
from engagement.participation.choices import Mode, Source, Verb
from engagement.participation.models import Participation
from places.names import chain

PIECE = 500
TYPES = {"csv": CSV_TYPE, "xlsx": XLSX_TYPE}
WRITERS = {"csv": stream_csv, "xlsx": stream_xlsx}

type Rows = Iterator[Sequence[object]]


def people_headings() -> list[str]:
    return [
        _("Person"), _("Called"), _("Full name"), _("For whom"), _("What"), _("Activity"), _("Kind"), _("How"),
        _("When"), _("Time zone"), _("Place of the activity"), _("How we know"),
    ]  # fmt: skip


def people_rows(found: QuerySet[Participation], *, viewer: Person, now: datetime) -> Rows:
    """One row a deed; whoever joined herself has the same code in all her rows. Every look is logged."""
    return _people_rows(found, viewer, now, get_language() or "en", _words())


def _words() -> dict[str, str]:
    words = {value: str(label) for choice in (Verb, Mode, Source) for value, label in choice.choices}
    return words | {kind.name: str(kind.label) for kind in kinds().values()} | {"": ""}


def _people_rows(
    found: QuerySet[Participation], viewer: Person, now: datetime, language: str, words: dict[str, str]
) -> Rows:
    seen: set[int] = set()
    for piece in batched(found.iterator(chunk_size=PIECE), PIECE):
        lines = [deed_line(deed) for deed in piece]
        fresh = dict.fromkeys(line.person.pk for line in lines if line.person.pk not in seen)
        seen.update(fresh)
        log_looks(viewer=viewer, people=list(fresh), what=Look.EXPORT, now=now)
        for line in lines:
            deed, activity = line.deed, line.deed.activity
            yield (
                line.code,
                line.called,
                line.full_name,
                line.body,
                words[deed.verb],
                activity.title,
                words[activity.kind],
                words[deed.mode],
                _wall_clock(deed.happened_at, activity.zone),
                activity.zone,
                chain(activity.place, language),
                words[deed.source],
            )


def activities_headings() -> list[str]:
    return [
        _("Activity"), _("Kind"), _("State"), _("Organised by"), _("Place"), _("Starts"), _("Ends"), _("Time zone"),
        _("People registered"), _("With companions"), _("of them online"), _("People who came"),
        _("of them by their own word alone"), _("People who spoke"),
        _("People who contributed"), _("People who signed"), _("Address"),
    ]  # fmt: skip


def activities_rows(found: QuerySet[Activity]) -> Rows:
    """One row an activity, with its numbers of people."""
    states = {value: str(label) for value, label in State.choices}
    return _activities_rows(found, get_language() or "en", states, _words())


def _activities_rows(
    found: QuerySet[Activity], language: str, states: dict[str, str], words: dict[str, str]
) -> Rows:
    for piece in batched(found.iterator(chunk_size=PIECE), PIECE):
        for line in activity_lines(piece, people_by_verb(piece)):
            activity = line.activity
            yield (
                activity.title,
                words[activity.kind],
                states[activity.state],
                activity.organisation.name,
                chain(activity.place, language),
                _wall_clock(activity.starts_at, activity.zone),
                _wall_clock(activity.ends_at, activity.zone),
                activity.zone,
                line.registered,
                line.seats,
                line.online if line.seats is not None else None,
                line.came,
                line.said,
                line.spoke,
                line.contributed,
                line.signed,
                settings.SITE_URL + activity.get_absolute_url(),
            )


def _wall_clock(moment: datetime, zone: str) -> datetime:
    """As the clock at the place showed it; the zone stands in a column of its own."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
