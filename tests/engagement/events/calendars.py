"""Two calendar programs that know nothing of ours, and what each of them makes of a file."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import vobject
from ical.calendar_stream import IcsCalendarStream


@dataclass(frozen=True)
class Read:
    """One entry as a program understood it; moments in UTC, days as days."""

    uid: str
    sequence: int
    starts: datetime | date
    ends: datetime | date
    summary: str
    status: str
    location: str
    url: str


def by_vobject(file: bytes) -> list[Read]:
    """As vobject reads it, zones by the VTIMEZONE of the file."""
    calendar = vobject.readOne(file.decode())
    return [
        Read(
            uid=event.uid.value,
            sequence=int(event.sequence.value),
            starts=_plain(event.dtstart.value),
            ends=_plain(event.dtend.value),
            summary=event.summary.value,
            status=event.status.value,
            location=event.location.value if hasattr(event, "location") else "",
            url=event.url.value,
        )
        for event in calendar.contents.get("vevent", [])
    ]


def by_ical(file: bytes) -> list[Read]:
    """As ical reads it."""
    calendar = IcsCalendarStream.calendar_from_ics(file.decode())
    return [
        Read(
            uid=str(event.uid),
            sequence=event.sequence or 0,
            starts=_plain(event.dtstart),
            ends=_plain(event.dtend),
            summary=event.summary or "",
            status=str(event.status.value if event.status else ""),
            location=event.location or "",
            url=str(event.url or ""),
        )
        for event in calendar.events
    ]


def read_by_both(file: bytes) -> list[Read]:
    """The entries, after both programs understood the same."""
    first, second = by_vobject(file), by_ical(file)
    assert first == second
    return first


def _plain(moment: datetime | date | None) -> datetime | date:
    assert moment is not None
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment
