"""One event, three people, and whatever may befall them in any order; every letter is looked at as it goes out."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Min

from accounts.models import Consent, Person
from accounts.services import record_consent
from core import clock, facts
from core.times import both_zones
from engagement.activities.choices import State as ActivityState
from engagement.activities.models import Activity
from engagement.events.choices import RegistrationState
from engagement.events.models import Event, Registration
from engagement.events.services import cancel_registration
from notifications.channels.channel import Answer, Letter, Outcome
from notifications.engine.choices import OPEN, Reason, State
from notifications.engine.models import Attempt, Message
from notifications.engine.outbox import attempts
from notifications.engine.outbox.claim import claim, lease
from notifications.engine.outbox.gate import judge, read
from notifications.engine.outbox.send import Sender
from notifications.engine.outbox.wording import mail_id
from notifications.engine.planning.replan import plan_chunk
from notifications.engine.planning.sweep import expire, sweep
from tests.notifications.cases.telling import A_MOMENT, SETTLED, call_off, move
from tests.notifications.makers import address_of, join, make_event, make_person
from tests.notifications.scripted_channel import ScriptedChannel

TELLING = ("registration_confirmation", "event_reminder", "event_moved")
# What is planned with less than this left may be too late before it is sent.
TOO_SHORT = timedelta(minutes=10)


@dataclass
class Play(ScriptedChannel):
    """A game of chance by `seed`; it is its own channel, and notes what was wrong with a letter when it went out."""

    seed: int
    wrong: list[str] = field(default_factory=list)
    name: str = "email"

    def __post_init__(self) -> None:
        super().__init__()
        self.dice = random.Random(self.seed)
        self.event: Event = make_event(title="Race", starts_in=timedelta(days=3))
        self.people: list[Person] = [make_person(name) for name in ("Ani", "Budi", "Citra")]
        self.address = {address_of(person): person for person in self.people}
        self.arrived: dict[Person, list[Letter]] = defaultdict(list)
        self.story: list[str] = []

    def run(self, deeds: int = 12) -> None:
        """Do so many things, then let everything come to its end."""
        verbs: list[Callable[[], object]] = [self.moves, self.moves, self.moves_hall, self.joins, self.joins]
        verbs += [self.leaves, self.stops, self.kills, self.ticks, self.ticks, self.waits, self.waits]
        for _deed in range(deeds):
            verb = self.dice.choice(verbs)
            self.story.append(getattr(verb, "__name__", ""))
            verb()
            if self.dice.random() < 0.02:
                self.is_called_off()
        self.ticks()
        self.moves()
        self.settles()
        self.last_words()
        while self.waits():
            pass
        self.ticks()

    # What may happen.

    def moves(self) -> None:
        if self.activity.state == ActivityState.PUBLISHED:
            starts_at = clock.now() + timedelta(minutes=self.dice.randrange(-60, 6000, 30))
            move(self.event, starts_at=starts_at.replace(second=0, microsecond=0))

    def moves_hall(self) -> None:
        if self.activity.state == ActivityState.PUBLISHED:
            move(self.event, venue=self.dice.choice(("Aula", "Gedung", "Balai Desa")))

    def joins(self) -> None:
        activity = self.activity
        if activity.state == ActivityState.PUBLISHED and activity.ends_at > clock.now():
            join(self.dice.choice(self.people), self.event)

    def leaves(self) -> None:
        person = self.dice.choice(self.people)
        if self.is_registered(person) and self.activity.ends_at > clock.now():
            cancel_registration(person=person, event=self.event, now=clock.now())

    def stops(self) -> None:
        self._say(self.dice.choice(self.people), given=self.dice.random() < 0.5)

    def is_called_off(self) -> None:
        if self.activity.state == ActivityState.PUBLISHED:
            call_off(self.event)

    def kills(self) -> None:
        """A sender takes a message and dies: before the contact, or after the provider's yes."""
        self._plan()
        for held in claim(1):
            message = read(held)
            if not attempts.settle_lost(message, held):
                continue
            verdict = judge(message)
            if verdict.state is None and verdict.address:
                attempts.begin(message, held, consent_id=verdict.consent_id)
                if self.dice.random() < 0.5:
                    self._take(message)
        clock.shift(lease() + A_MOMENT)

    def ticks(self) -> None:
        """A minute or five pass, and the bell rings."""
        clock.shift(timedelta(minutes=self.dice.choice((1, 5))))
        if self.dice.random() < 0.3:
            sweep(now=clock.now())
        expire()
        self._plan()
        sender = Sender(self)
        while sender.batch():
            pass

    def waits(self) -> bool:
        """Time passes until the next message is due; False when none is."""
        due = Message.objects.filter(state__in=OPEN).aggregate(at=Min("free_at"))["at"]
        if due:
            clock.shift(max(due - clock.now(), timedelta(0)))
            self.ticks()
        return due is not None

    def settles(self) -> None:
        clock.shift(SETTLED)
        for _turn in range(3):
            self.ticks()

    # What is looked at.

    def deliver(self, letter: Letter) -> Answer:
        message = Message.objects.get(code=letter.message_id.strip("<>").partition("@")[0])
        self._take(message)
        return Answer(Outcome.ACCEPTED)

    def _take(self, message: Message) -> None:
        person = message.person
        assert person is not None
        if message.topic in TELLING:
            if not self.is_registered(person):
                self.wrong.append(f"{message} to who has left")
            if self.activity.state != ActivityState.PUBLISHED:
                self.wrong.append(f"{message} of what is called off")
            if message.time_version not in {0, self.activity.time_version}:
                self.wrong.append(f"{message} of an older time")
        if not self.is_wanted_by(person):
            self.wrong.append(f"{message} to who has stopped")
        self.arrived[person].append(self._noted(message))

    def _noted(self, message: Message) -> "Letter":
        return Letter(
            address="",
            subject=self.where_and_when() if message.topic in TELLING else "",
            text=f"{message.purpose}/{message.step}/{message.time_version}/{message.turn}",
            html="",
            language="en",
            message_id=mail_id(message),
        )

    def last_words(self) -> None:
        """Once settled nobody who comes was last told another time or place."""
        activity = self.activity
        if activity.state != ActivityState.PUBLISHED or activity.ends_at <= clock.now():
            return
        for person in self.people:
            if not self.is_registered(person) or self.reads_it_in_the_inbox(person):
                continue
            since = self.told_since_she_joined(person)
            if since and since[-1] != self.where_and_when():
                self.wrong.append(f"{person} was last told {since[-1]}, it is {self.where_and_when()}")

    def reads_it_in_the_inbox(self, person: Person) -> bool:
        """Whether she had stopped the mails when it was told."""
        kept = Message.objects.filter(person=person, topic__in=TELLING, reason=Reason.STOPPED)
        return kept.filter(time_version__in=(0, self.activity.time_version)).exists()

    def told_since_she_joined(self, person: Person) -> list[str]:
        turn = Registration.objects.get(event=self.event, person=person).turn
        return [
            letter.subject
            for letter in self.arrived[person]
            if letter.subject and letter.text.endswith(f"/{turn}")
        ]

    def ended_well(self) -> None:
        """Everything was told once or not at all, and each row says why."""
        for person, letters in self.arrived.items():
            for said, ids in _by_words(letters).items():
                if len(ids) > 1:
                    self.wrong.append(f"{said} to {person} in {len(ids)} messages")
            for mail, times in Counter(letter.message_id for letter in letters).items():
                code = mail.strip("<>").partition("@")[0]
                if times > 1 + Message.objects.get(code=code).repeats:
                    self.wrong.append(f"{mail} {times} times to {person}")
        for message in Message.objects.exclude(state=State.ACCEPTED):
            if message.state in OPEN:
                self.wrong.append(f"{message} still open")
            left = message.useful_until - max(message.due_at, message.planned_at)
            if message.state == State.EXPIRED and left > TOO_SHORT:
                self.wrong.append(f"{message} was useful for {left}")
            if message.state == State.FAILED:
                self.wrong.append(f"{message} because {message.reason}")
        lost = Message.objects.filter(state=State.UNKNOWN).exclude(reason=Reason.ANSWER_LOST)
        self.wrong.extend(f"{message} unknown because {message.reason}" for message in lost)

    # How it stands.

    @property
    def activity(self) -> Activity:
        return Activity.objects.select_related("event").get(pk=self.event.pk)

    def where_and_when(self) -> str:
        activity = self.activity
        when = both_zones(
            activity.starts_at,
            activity.ends_at,
            place_zone=activity.zone,
            reader_zone=activity.zone,
            language="en",
            year=True,
        )
        return f"{when}, {activity.event.venue}"

    def is_registered(self, person: Person) -> bool:
        return Registration.objects.filter(
            event=self.event, person=person, state=RegistrationState.CONFIRMED
        ).exists()

    def is_wanted_by(self, person: Person) -> bool:
        last = (
            Consent.objects.filter(person=person, purpose="reminders", channel="email").order_by("id").last()
        )
        return last is None or last.given

    def _say(self, person: Person, *, given: bool) -> None:
        record_consent(
            person=person,
            purpose="reminders",
            channel="email",
            given=given,
            way="stop_link",
            language="en",
            now=clock.now(),
        )

    def _plan(self) -> None:
        now: datetime = clock.now()
        facts.deliver("notifications", now=now)
        while plan_chunk(now=now) is not None:
            pass


def _by_words(letters: list[Letter]) -> dict[str, set[str]]:
    found = defaultdict[str, set[str]](set)
    for letter in letters:
        found[letter.text].add(letter.message_id)
    return found


def play(seed: int) -> Play:
    """Play one game to its end."""
    game = Play(seed)
    game.run()
    game.ended_well()
    assert Attempt.objects.filter(state="started").count() == 0
    return game
