"""What a rule would do: who gets it, when, in which language, and why not; by the planner itself, never written."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery, TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.choices import ContactKind
from accounts.models import Consent, ContactPoint, Person
from core.site import site_settings
from notifications.engine.choices import Reason, State
from notifications.engine.models import Message
from notifications.engine.planning.plan import Plan, plans
from notifications.engine.planning.replan import known_of, with_told
from notifications.topics.event_reminder import EVENT_REMINDER
from notifications.topics.topic import Occasion

CHUNK = 2000
NAMES = 3


class Fate(TextChoices):
    """What would become of it, in the order in which it is shown."""

    GOES = "goes", _("gets it")
    LATER = "later", _("gets it after the quiet hours")
    SOONER = "sooner", _("gets it before the quiet hours: after them it would be too late")
    NOW = "now", _("gets it at once: its time has passed")
    HAD_IT = "had_it", _("has had it already")
    JOINED_LATER = "joined_later", _("registered after its time, so nothing new")
    TOO_LATE = "too_late", _("it would come too late")
    STOPPED = "stopped", _("only in the inbox: asked for no mail")
    QUIET = "quiet", _("only in the inbox: it would come in the quiet hours")
    NO_ADDRESS = "no_address", _("only in the inbox: no confirmed address")
    BOUNCED = "bounced", _("only in the inbox: mail came back")


GETS_IT = frozenset({Fate.GOES, Fate.LATER, Fate.SOONER, Fate.NOW})
_BY_QUIET = {
    Reason.QUIET_LATER: Fate.LATER,
    Reason.QUIET_SOONER: Fate.SOONER,
    Reason.QUIET: Fate.QUIET,
}


@dataclass
class Group:
    """People of whom the same would become at the same moment. `people` are the first few: (id, called)."""

    fate: Fate
    due_at: datetime
    zone: str
    language: str
    number: int = 0
    people: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Preview:
    """All groups, those who get it first, and how many do."""

    groups: list[Group]
    gets_it: int
    does_not: int

    @property
    def looked_at(self) -> list[int]:
        """Whose names are shown."""
        return [person_id for group in self.groups for person_id, _called in group.people]


def preview(occasion: Occasion, step: str, *, now: datetime) -> Preview:
    """`occasion` with the rules as they would be (`replan.occasion_of`); nothing is written."""
    groups: dict[tuple[str, datetime, str, str], Group] = {}
    for plan, person in _planned(occasion, step, now=now):
        fate = _fate(plan, person, now)
        key = (fate, plan.due_at, person.zone, person.language)
        group = groups.setdefault(key, Group(fate, plan.due_at, person.zone, person.language))
        group.number += 1
        if len(group.people) < NAMES:
            group.people.append((person.pk, person.called))
    order = list(Fate)
    shown = sorted(groups.values(), key=lambda group: (order.index(group.fate), group.due_at, -group.number))
    by_fate: defaultdict[bool, int] = defaultdict(int)
    for group in shown:
        by_fate[group.fate in GETS_IT] += group.number
    return Preview(shown, gets_it=by_fate[True], does_not=by_fate[False])


def _planned(occasion: Occasion, step: str, *, now: datetime) -> Iterator[tuple[Plan, "_Reached"]]:
    site_zone, audience, after = site_settings().zone, EVENT_REMINDER.audience, 0
    while chunk := audience.person_ids(occasion.about_id, after=after, most=CHUNK):
        after = chunk[-1]
        people, known = _reached(chunk, occasion, step), known_of(occasion, chunk)
        for member in audience.members(occasion.about_id, among=chunk, zone=site_zone):
            hers = known[member.person_id]
            for plan in plans(EVENT_REMINDER, occasion, with_told(member, hers), now=now, known=hers):
                if plan.step == step:
                    yield plan, people[member.person_id].at(member.zone)


@dataclass(frozen=True)
class _Reached:
    pk: int
    called: str
    language: str
    zone: str
    has_mail: bool
    has_bounced: bool
    wants: bool | None
    had: bool

    def at(self, zone: str) -> "_Reached":
        return _Reached(**{**self.__dict__, "zone": zone})


def _reached(chunk: list[int], occasion: Occasion, step: str) -> dict[int, _Reached]:
    mail = ContactPoint.objects.filter(
        person=OuterRef("pk"), kind=ContactKind.EMAIL, verified_at__isnull=False
    )
    consents = Consent.objects.filter(
        person=OuterRef("pk"), purpose=EVENT_REMINDER.consent.name, channel="email"
    ).order_by("-id")
    had = Message.objects.filter(
        person=OuterRef("pk"),
        occasion=occasion.key,
        purpose=EVENT_REMINDER.same_as,
        step=step,
        time_version=occasion.time_version,
        state__in=[State.ACCEPTED, State.UNKNOWN],
    )
    rows = Person.objects.filter(pk__in=chunk).annotate(
        has_mail=Exists(mail.filter(suppressed_at__isnull=True)),
        has_bounced=Exists(mail.filter(suppressed_at__isnull=False)),
        wants=Subquery(consents.values("given")[:1]),
        had=Exists(had),
    )
    names = ("pk", "called", "language", "zone", "has_mail", "has_bounced", "wants", "had")
    return {row["pk"]: _Reached(**row) for row in rows.values(*names)}


def _fate(plan: Plan, person: _Reached, now: datetime) -> Fate:
    if person.had:
        return Fate.HAD_IT
    if plan.reason == Reason.JOINED_LATER:
        return Fate.JOINED_LATER
    if plan.state != State.PLANNED:
        return Fate.TOO_LATE
    if person.wants is False:
        return Fate.STOPPED
    if not person.has_mail:
        return Fate.BOUNCED if person.has_bounced else Fate.NO_ADDRESS
    if plan.reason in _BY_QUIET:
        return _BY_QUIET[Reason(plan.reason)]
    return Fate.NOW if plan.due_at <= now else Fate.GOES
