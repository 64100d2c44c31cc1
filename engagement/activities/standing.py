"""What a person may do in one event by a role given there, beside what her groups and places allow her."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from accounts.models import Person
from engagement.activities.choices import Kind, Role
from engagement.activities.models import Activity, ActivityRole


class Power(Enum):
    """What a role can open."""

    ORGANISE = auto()
    """See the draft and what is kept from the public, change, publish, close, see names, export."""
    DECIDE = auto()
    """Call it off, give roles and take them back."""
    MARK = auto()
    """Open the door page and mark who came."""
    NOTE = auto()
    """Write the minutes."""


POWERS: dict[str, frozenset[Power]] = {
    Role.ORGANISER: frozenset(Power),
    Role.CO_ORGANISER: frozenset({Power.ORGANISE, Power.MARK, Power.NOTE}),
    Role.DOOR: frozenset({Power.MARK}),
    Role.NOTE_TAKER: frozenset({Power.NOTE}),
}

HAS_ROLES = frozenset({Kind.EVENT})
"""Kinds in which roles are given; the others are worked on by their groups."""

_FIELDS = {"person": "person_id", "organisation": "organisation_id", "role": "role", "vouched": "is_vouched"}


def with_roles(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    """The same, each with the roles in force in it, so that asking for somebody's costs no query."""
    rows = _in_force().filter(activity=OuterRef("pk")).values_list(JSONObject(**_FIELDS))
    return activities.annotate(roles_in_force=ArraySubquery(rows))


def has(person: Person | None, activity: Activity, power: Power) -> bool:
    """Whether a role of hers in this event gives her this power."""
    return any(power in POWERS[role] for role in roles_of(person, activity))


def roles_of(person: Person | None, activity: Activity) -> frozenset[str]:
    """Her roles that count: in a verified group's event, or given by a coordinator. A group's are its organisers'.

    Asks nothing for a visitor or for kinds without roles; else one query at most for each activity that was read.
    """
    if person is None or activity.kind not in HAS_ROLES:
        return frozenset()
    return frozenset(row["role"] for row in _counting(activity) if _is_hers(row, person))


def _counting(activity: Activity) -> Iterator[dict[str, Any]]:  # Any: a row of JSON
    known: dict[str, Any] = activity.__dict__
    if "roles_in_force" not in known:
        rows = _in_force().filter(activity=activity)
        known["roles_in_force"] = list(rows.values_list(JSONObject(**_FIELDS), flat=True))
    is_verified = activity.organisation.is_verified
    return (row for row in known["roles_in_force"] if is_verified or row["vouched"])


def _is_hers(row: dict[str, Any], person: Person) -> bool:  # Any: a row of JSON
    return row["person"] == person.pk or row["organisation"] in person.powers.organises


def _in_force() -> QuerySet[ActivityRole]:
    return ActivityRole.objects.filter(ended_at__isnull=True, accepted_at__isnull=False)


def organised_by(person: Person) -> QuerySet[ActivityRole]:
    """The ids of the activities that a role makes her an organiser of, whether or not it counts yet."""
    hers = Q(person=person) | Q(organisation__in=person.powers.organises)
    organising = [role for role, powers in POWERS.items() if Power.ORGANISE in powers]
    return _in_force().filter(hers, role__in=organising).values("activity")  # type: ignore[return-value]  # ids
