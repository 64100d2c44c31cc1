"""What is planned and sent: events of many groups that begin in a day, with readers of three languages in six zones."""

from datetime import UTC, datetime, time, timedelta
from itertools import cycle, islice

from accounts.choices import ContactKind
from accounts.models import ContactPoint, Person
from engagement.activities.choices import Kind
from engagement.activities.models import Activity
from tests.load.rows import many_activities, many_registrations
from tests.makers import make_group, make_place

GROUPS = 40
LANGUAGES = ("id", "en", "ar")
ZONES = (
    "Asia/Jakarta",
    "Asia/Makassar",
    "Asia/Hong_Kong",
    "Asia/Riyadh",
    "Europe/Amsterdam",
    "Asia/Jayapura",
)
# Day in all of these zones, for some hours: quiet hours would hold back what is to be measured.
DAY = time(8, tzinfo=UTC)
# Long enough ago that the confirmation is of no use any more: each of them is due two reminders, and nothing else.
JOINED_BEFORE = timedelta(days=3)


def until_it_is_day(now: datetime) -> timedelta:
    """How long it is from now to the next moment of `DAY`."""
    return timedelta(days=now.timetz() > DAY) + (datetime.combine(now, DAY) - now)


def fill(people: int, *, now: datetime) -> list[Activity]:
    """Events, one of each group, among which so many people are shared out."""
    place = make_place()
    groups = [make_group(f"Paguyuban {number}", place=place) for number in range(min(GROUPS, people))]
    activities = many_activities(
        len(groups), kinds=[Kind.EVENT], groups=groups, places=[place], now=now, seats=people
    )
    Activity.objects.update(starts_at=now + timedelta(days=1), ends_at=now + timedelta(days=1, hours=2))
    readers = iter(_people(people, now))
    for number, activity in enumerate(activities):
        share = people // len(groups) + (number < people % len(groups))
        many_registrations(activity.event, list(islice(readers, share)), now=now - JOINED_BEFORE)
    return activities


def _people(size: int, now: datetime) -> list[Person]:
    people = Person.objects.bulk_create(
        (
            Person(called=f"Tamu {number}", language=language, zone=zone)
            for number, language, zone in zip(range(size), cycle(LANGUAGES), cycle(ZONES), strict=False)
        ),
        batch_size=5000,
    )
    ContactPoint.objects.bulk_create(
        (
            ContactPoint(
                person=person,
                kind=ContactKind.EMAIL,
                normalised=f"tamu{number}@contoh.test",
                verified_at=now,
            )
            for number, person in enumerate(people)
        ),
        batch_size=5000,
    )
    return people
