"""Who is known already among the people a list may mean."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, QuerySet

from accounts.choices import ContactKind
from accounts.models import ContactPoint, Person
from engagement.events.models import Attendance, Registration
from engagement.events.roster import RosterRow, organisation_key
from engagement.events.roster.names import name_key
from engagement.participation.choices import Source
from engagement.participation.models import Participation


@dataclass(slots=True)
class Known:
    """One person with all a row can be compared with."""

    person: Person
    names: frozenset[str]
    emails: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    is_marked: bool = False
    has_joined: bool = False
    """By a deed of her own, not as an organiser's list has it."""


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """Of the event everyone; of the whole site only whoever holds an address or number that the list gives."""

    of_event: dict[int, Known]
    by_verified_email: dict[str, Known]
    by_phone: dict[str, list[Known]]


def known_people(event_id: int, rows: Sequence[RosterRow]) -> KnownPeople:
    """Read in five queries, however long the list is."""
    of_event = _people_of_event(event_id)
    by_email: dict[str, Known] = {}
    by_phone: dict[str, list[Known]] = defaultdict(list)
    for point in _points_of_list(rows):
        person = _one(point.person)
        known = of_event.get(person.pk) or _known(person)
        if point.kind == ContactKind.EMAIL:
            by_email[point.normalised] = known
        elif all(other.person.pk != person.pk for other in by_phone[point.normalised]):
            by_phone[point.normalised].append(known)
    return KnownPeople(of_event, by_email, dict(by_phone))


def _people_of_event(event_id: int) -> dict[int, Known]:
    """Whoever has ever stood in the ledger of this event, with her addresses and the bodies she is known to be of."""
    ids = Participation.objects.filter(activity_id=event_id).values("person")
    people: dict[int, Known] = {}
    seats: dict[int, int] = {}
    own = Participation.objects.filter(
        activity_id=event_id, person=OuterRef("pk"), source__in=[Source.SELF, Source.API]
    )
    found = Person.objects.filter(pk__in=ids).select_related("merged_into").annotate(has_joined=Exists(own))
    for given in found:
        person = _one(given)
        seats[given.pk] = person.pk
        if person.erased_at is None:
            people.setdefault(person.pk, _known(person)).has_joined |= given.has_joined
    for point in ContactPoint.objects.filter(person__in=list(people)):
        known = people[point.person_id]
        (known.emails if point.kind == ContactKind.EMAIL else known.phones).add(point.normalised)
    for person_id, body, is_marked in _bodies(event_id):
        if somebody := people.get(seats.get(person_id, 0)):
            somebody.bodies |= {body} - {""}
            somebody.is_marked |= is_marked
    return people


def _bodies(event_id: int) -> Iterable[tuple[int, str, bool]]:
    """(person, folded body or '', whether she is marked as come)."""
    for person_id, key in Attendance.objects.filter(event_id=event_id).values_list(
        "person_id", "organisation_key"
    ):
        yield person_id, key, True
    sent = Registration.objects.filter(event_id=event_id, for_organisation__isnull=False)
    for person_id, name in sent.values_list("person_id", "for_organisation__name"):
        yield person_id, organisation_key(name), False


def _points_of_list(rows: Sequence[RosterRow]) -> QuerySet[ContactPoint]:
    emails = {row.email.lower() for row in rows if row.email}
    phones = {row.phone for row in rows if row.phone}
    points = (
        ContactPoint.objects.filter(person__erased_at=None)
        .select_related("person__merged_into")
        .order_by("id")
    )
    verified = points.filter(kind=ContactKind.EMAIL, normalised__in=emails, verified_at__isnull=False)
    return verified | points.filter(kind=ContactKind.PHONE, normalised__in=phones)


def _one(person: Person) -> Person:
    """The person a merged record leads to."""
    return person.merged_into or person


def _known(person: Person) -> Known:
    """A record that staff made is known by its full name alone: its short name is one we gave it."""
    said = [person.full_name, person.called] if person.user_id else [person.full_name or person.called]
    return Known(person, frozenset(name_key(name) for name in said if name))
