"""Four weeks of promises by the seed: people do as they please day after day, and who did what is noted beside."""

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from accounts.models import Person
from core import clock
from engagement.campaigns.models import Pledge
from engagement.campaigns.services import confirm_pledge, keep_pledge, make_pledge, take_back_pledge
from notifications.engine import rounds
from tests.engagement.campaigns.makers import make_campaign, organiser_of
from tests.makers import make_person

ZONE = "Asia/Jakarta"
DAYS = 28
NOON = 12


class Season:
    """One campaign and its people; what is noted here is never read from the database.

    `promised`, `kept`, `taken_back` and `moved` are ids of persons, `due` the days of promises that stand unkept,
    `reader` who reads the mail of an address.
    """

    def __init__(self, seed: int, *, people: int) -> None:
        self.dice = random.Random(seed)
        _to_noon()
        self.now = clock.now()
        self.campaign = make_campaign(
            actions=("pledge",), now=self.now, ends_at=self.now + timedelta(days=DAYS + 1)
        )
        self.organiser = organiser_of(self.campaign)
        zones = (ZONE, ZONE, "Asia/Riyadh", "America/New_York")
        self.people = [
            make_person(email=f"orang{number}@contoh.test", zone=self.dice.choice(zones))
            for number in range(people)
        ]
        self.reader = {f"orang{number}@contoh.test": person.pk for number, person in enumerate(self.people)}
        self.due: dict[int, date] = {}
        self.promised, self.kept, self.taken_back, self.moved = (set[int]() for _set in range(4))

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(ZONE)).date()

    def run(self) -> None:
        """Each day a tenth of the people do something; in the last days nobody does."""
        for day in range(DAYS):
            for person in self.dice.sample(self.people, len(self.people) // 10 if day < DAYS - 3 else 0):
                self.dice.choice(self._may(person))(person)
            rounds.ring(clock=clock.now)
            clock.shift(timedelta(days=1))
            self.now = clock.now()
        rounds.ring(clock=clock.now)

    def _may(self, person: Person) -> list[Callable[[Person], None]]:
        """What is open to her now; what is kept can be confirmed besides, and nothing else."""
        if person.pk in self.kept:
            return [self._is_confirmed]
        if person.pk not in self.due:
            return [self._promises]
        return [self._moves, self._rewords, self._takes_back, self._keeps, self._is_confirmed]

    def _promises(self, person: Person) -> None:
        self._write(person, self._some_day())
        self.promised.add(person.pk)
        self.taken_back.discard(person.pk)

    def _moves(self, person: Person) -> None:
        other = self._some_day()
        if other != self.due[person.pk]:
            self.moved.add(person.pk)
        self._write(person, other)

    def _rewords(self, person: Person) -> None:
        self._write(person, self.due[person.pk])

    def _takes_back(self, person: Person) -> None:
        take_back_pledge(person=person, campaign=self.campaign, now=self.now)
        self.taken_back.add(person.pk)
        del self.due[person.pk]

    def _keeps(self, person: Person) -> None:
        evidence = self.dice.choice(("", "https://contoh.test/foto"))
        keep_pledge(person=person, campaign=self.campaign, words="", evidence=evidence, now=self.now)
        self._is_done(person)

    def _is_confirmed(self, person: Person) -> None:
        pledge = Pledge.objects.get(action__campaign=self.campaign, action__person=person)
        confirm_pledge(person=self.organiser, pledge=pledge, now=self.now)
        self._is_done(person)

    def _is_done(self, person: Person) -> None:
        self.kept.add(person.pk)
        self.due.pop(person.pk, None)

    def _write(self, person: Person, due_on: date) -> None:
        words = f"Saya membawa {self.dice.randrange(2, 9)} kursi."
        make_pledge(person=person, campaign=self.campaign, words=words, due_on=due_on, now=self.now)
        self.due[person.pk] = due_on

    def _some_day(self) -> date:
        return self.today + timedelta(days=self.dice.randrange(12))


def _to_noon() -> None:
    """So that one seed is one story at whatever hour it is told."""
    now: datetime = clock.now().astimezone(ZoneInfo(ZONE))
    noon = now.replace(hour=NOON, minute=0, second=0, microsecond=0)
    clock.shift(noon + timedelta(days=1) - now)
