"""What the site holds about a person: each room names its tables and gives its rows.

`config.composition.PERSONAL_DATA` lists the rooms; a contract test finds any table with a person in it that no room
names.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Protocol

from django.db.models import Model
from django.utils.module_loading import import_string

from accounts.models import (
    AccessLog,
    Consent,
    ContactPoint,
    Membership,
    Organisation,
    Person,
    PlaceRole,
)

Rows = Sequence[Mapping[str, object]]


class PersonalData(Protocol):
    """One room's answer to "what do you hold about me?"."""

    models: ClassVar[tuple[type[Model], ...]]

    def export(self, person: Person) -> dict[str, Rows]:
        """Everything about this person by name of the table: plain values, codes instead of numbers."""
        ...


def take_away(person: Person) -> dict[str, Rows]:
    """Everything every room holds about a person."""
    everything: dict[str, Rows] = {}
    for path in import_string("config.composition.PERSONAL_DATA"):
        everything |= import_string(path)().export(person)
    return everything


class AccountsData:
    """Who she is, how she is reached, what she agreed to, who looked at her."""

    models: ClassVar[tuple[type[Model], ...]] = (
        Person,
        ContactPoint,
        Organisation,
        Membership,
        PlaceRole,
        Consent,
        AccessLog,
    )

    def export(self, person: Person) -> dict[str, Rows]:
        me = Person.objects.filter(pk=person.pk)
        fields = ("code", "called", "full_name", "ways", "language", "reads", "zone", "created_at")
        hours = ("quiet_from", "quiet_until")
        belonging = ("organisation__name", "role", "state", "joined_at", "wish", "answer", "answered_at")
        return {
            "person": list(me.values(*fields, *hours, "lives_in__code", "comes_from__code")),
            "contact_points": list(
                person.contact_points.values("kind", "normalised", "verified_at", "shared")
            ),
            "groups": list(person.memberships.values(*belonging)),
            "place_roles": list(
                person.place_roles.values("place__code", "power", "granted_at", "revoked_at")
            ),
            "consents": list(
                person.consents.values("purpose", "channel", "text_version", "given", "at", "way")
            ),
            "looks": list(person.looks.values("viewer__called", "what", "at")),
        }
