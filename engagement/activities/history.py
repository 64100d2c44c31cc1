"""When and where an activity was to be held before it was moved, as its page and the API tell it."""

from dataclasses import dataclass
from datetime import datetime

from engagement.activities import selectors
from engagement.activities.models import Activity, ActivityVersion
from places.names import chain


@dataclass(frozen=True, kw_only=True)
class Past:
    """One version in words. `where` is empty where the reader may not know it."""

    starts_at: datetime
    ends_at: datetime
    zone: str
    where: str
    set_at: datetime
    set_by: str
    note: str


@dataclass(frozen=True, kw_only=True)
class History:
    """What became of its time and place since it was published: all versions, the latest first."""

    versions: tuple[Past, ...] = ()

    @property
    def was(self) -> Past | None:
        """The version before this one, or None when it was never moved."""
        return self.versions[1] if len(self.versions) > 1 else None

    @property
    def has_another_time(self) -> bool:
        return self._differs("starts_at", "ends_at", "zone")

    @property
    def has_another_place(self) -> bool:
        return self._differs("where")

    @property
    def is_put_in_the_past(self) -> bool:
        """Its last move gave it a time that was over by then: nobody was told, for it can only be a mistake."""
        return self.was is not None and self.versions[0].ends_at <= self.versions[0].set_at

    def _differs(self, *names: str) -> bool:
        was = self.was
        return was is not None and any(
            getattr(was, name) != getattr(self.versions[0], name) for name in names
        )


def history_of(activity: Activity, *, knows_place: bool) -> History:
    """One query; none for what was never moved."""
    if activity.time_version == 1:
        return History()
    rows = selectors.versions_of(activity)
    return History(versions=tuple(_past(row, knows_place=knows_place) for row in rows))


def _past(version: ActivityVersion, *, knows_place: bool) -> Past:
    parts = (version.venue, chain(version.place)) if knows_place else ()
    return Past(
        starts_at=version.starts_at,
        ends_at=version.ends_at,
        zone=version.zone,
        where=", ".join(part for part in parts if part),
        set_at=version.changed_at,
        set_by=version.changed_by.called if version.changed_by else "",
        note=version.note,
    )
