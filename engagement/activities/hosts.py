"""What a kind does for those who are invited to it; `config.composition.ACTIVITY_HOSTS` lists who answers."""

from datetime import datetime
from functools import cache
from typing import Protocol

from django.utils.module_loading import import_string

from accounts.models import Organisation, Person
from engagement.activities.models import Activity


class Host(Protocol):
    """A kind to which one can be invited. Both verbs are called with the activity locked."""

    kind: str

    def venue(self, activity: Activity) -> str:
        """Where exactly, in the organiser's words; empty when it is only online."""
        ...

    def admit(
        self, *, activity: Activity, person: Person, for_organisation: Organisation | None, now: datetime
    ) -> None:
        """She comes; said twice it is one. Raises an ActivityError that says what stands in the way, such as full."""
        ...

    def release(self, *, activity: Activity, person: Person, by: Person | None, now: datetime) -> None:
        """She does not come. What she arranged herself only she can undo: `by` is who says it, nobody by a link."""
        ...


def host_of(activity: Activity) -> Host | None:
    """Who receives the guests of this activity; None where nobody can be invited."""
    return _hosts().get(activity.kind)


@cache
def _hosts() -> dict[str, Host]:
    found = [import_string(path)() for path in import_string("config.composition.ACTIVITY_HOSTS")]
    return {host.kind: host for host in found}
