"""Hundreds and thousands of rows at once, the same that the services write, for tests and measurements of many."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import cycle

from accounts.models import Organisation, Person
from core.codes import public_code
from engagement.activities import search
from engagement.activities.choices import Kind, State
from engagement.activities.models import Activity, ActivityCounter
from engagement.campaigns.counters import GOAL, SIGNED
from engagement.campaigns.kinds.sign import Sign
from engagement.campaigns.models import ActionTaken, Campaign
from engagement.consultations.choices import QuestionKind
from engagement.consultations.ideas.hidden import IDEA
from engagement.consultations.methods.survey import Survey
from engagement.consultations.models import Answer, Comment, Consultation, Idea, Phase
from engagement.desk.choices import Reason
from engagement.desk.models import Case, Report
from engagement.events.choices import RegistrationState
from engagement.events.counters import ALL, HALL
from engagement.events.models import Event, Registration
from engagement.participation.choices import Mode, Source, Verb
from engagement.participation.in_bulk import Deed, record_many
from engagement.voices.counters import CONTRIBUTIONS, PEOPLE
from engagement.voices.models import Contribution
from places.models import Place

SEATS, GOAL_OF_ALL = 60, 500
TITLE = "Loket pelayanan yang tetap buka pada malam hari dan hari Minggu di kecamatan"
LONG = "Banyak yang bekerja siang dan tidak sempat datang, jadi kami minta jam buka yang lain. " * 3
COUNTERS = {
    Kind.EVENT: ALL,
    Kind.CONSULTATION: (CONTRIBUTIONS, PEOPLE),
    Kind.CAMPAIGN: (SIGNED, GOAL),
}


def many_activities(
    size: int,
    *,
    kinds: Sequence[Kind],
    groups: Sequence[Organisation],
    places: Sequence[Place],
    now: datetime,
    seats: int = SEATS,
) -> list[Activity]:
    """So many published activities, in turn of each kind, group and place; the first begins in a day."""
    activities = Activity.objects.bulk_create(
        _activity(number, kind, group, place, now)
        for number, kind, group, place in zip(
            range(size), cycle(kinds), cycle(groups), cycle(places), strict=False
        )
    )
    ActivityCounter.objects.bulk_create(
        ActivityCounter(
            activity=activity,
            name=name,
            ceiling=seats if name == HALL else None,
            value=GOAL_OF_ALL if name == GOAL else 0,
        )
        for activity in activities
        for name in COUNTERS[Kind(activity.kind)]
    )
    _add_tables_of_kinds(activities, seats)
    for activity in activities:
        search.index(activity)
    return activities


def many_registrations(event: Event, people: Sequence[Person], *, now: datetime) -> None:
    """Each of them will be in the hall."""
    Registration.objects.bulk_create(
        Registration(
            event=event,
            person=person,
            state=RegistrationState.CONFIRMED,
            mode=Mode.HALL,
            registered_at=now,
        )
        for person in people
    )
    _book(event.activity, people, Verb.REGISTERED, HALL, now, mode=Mode.HALL)


def many_answers(phase: Phase, people: Sequence[Person], *, now: datetime) -> None:
    """Each of them has answered the text question of a survey."""
    question = phase.questions.get(kind=QuestionKind.TEXT)
    Answer.objects.bulk_create(
        Answer(
            contribution=contribution, question=question, kind=QuestionKind.TEXT, text=f"Modal usaha. {LONG}"
        )
        for contribution in _contributions(phase, people, now)
    )


def many_ideas(phase: Phase, people: Sequence[Person], *, now: datetime) -> None:
    """Each of them has had an idea."""
    Idea.objects.bulk_create(
        Idea(contribution=contribution, phase=phase, title=f"Usul {number}: {TITLE}"[:100], text=LONG)
        for number, contribution in enumerate(_contributions(phase, people, now, below=True))
    )


def many_comments(phase: Phase, people: Sequence[Person], *, idea: Idea | None, now: datetime) -> None:
    """Each of them has begun a thread, below an idea or in a discussion."""
    Comment.objects.bulk_create(
        Comment(contribution=contribution, phase=phase, idea=idea, text=LONG)
        for contribution in _contributions(phase, people, now, below=True)
    )


def many_reports(ideas: Sequence[Idea], activity: Activity, *, now: datetime) -> None:
    """Somebody finds something wrong with each."""
    cases = Case.objects.bulk_create(
        Case(kind=IDEA, target=idea.code, activity=activity, author=idea.contribution.person, opened_at=now)
        for idea in ideas
    )
    Report.objects.bulk_create(
        Report(case=case, once=case.code, reason=Reason.SPAM, words=TITLE, at=now) for case in cases
    )


def many_signatures(campaign: Campaign, people: Sequence[Person], *, now: datetime) -> None:
    """Each of them has signed and shows her name."""
    ActionTaken.objects.bulk_create(
        ActionTaken(campaign=campaign, kind=Sign.name, person=person, shows_name=True, taken_at=now)
        for person in people
    )
    _book(campaign.activity, people, Verb.SIGNED, SIGNED, now)


def _contributions(
    phase: Phase, people: Sequence[Person], now: datetime, *, below: bool = False
) -> list[Contribution]:
    """What each of them gave, in the ledger and in the counters too; `below` a phase's slot where one gives several."""
    activity = phase.consultation.activity
    contributions = Contribution.objects.bulk_create(
        Contribution(
            activity=activity,
            slot=f"{phase.slot}/{public_code()}" if below else phase.slot,
            person=person,
            original_language="id",
            receipt_hash=public_code().encode(),
            given_at=now,
            updated_at=now,
        )
        for person in people
    )
    _book(activity, people, Verb.CONTRIBUTED, CONTRIBUTIONS, now)
    _count(activity, PEOPLE, len(people))
    return contributions


def _activity(number: int, kind: Kind, group: Organisation, place: Place, now: datetime) -> Activity:
    is_event = kind == Kind.EVENT
    starts_at = now + timedelta(days=1 + number % 90) if is_event else now - timedelta(days=1)
    return Activity(
        kind=kind,
        state=State.PUBLISHED,
        title=f"Temu warga ke-{number + 1}",
        summary="Kita duduk bersama dan bicara tentang kerja di luar negeri.",
        body="Semua boleh datang. Bawa teman.\n\n" * 6,
        place=place,
        zone="Asia/Jakarta",
        organisation=group,
        is_online=number % 3 == 0,
        starts_at=starts_at,
        ends_at=starts_at + (timedelta(hours=2) if is_event else timedelta(days=30 + number % 60)),
        created_at=now,
        published_at=now,
    )


def _add_tables_of_kinds(activities: Sequence[Activity], seats: int) -> None:
    of_kind = {kind: [activity for activity in activities if activity.kind == kind] for kind in Kind}
    Event.objects.bulk_create(
        Event(activity=activity, venue="Balai Contoh", seats=seats) for activity in of_kind[Kind.EVENT]
    )
    Campaign.objects.bulk_create(
        Campaign(activity=activity, ask="Kami meminta meja layanan.", goal=GOAL_OF_ALL)
        for activity in of_kind[Kind.CAMPAIGN]
    )
    consultations = Consultation.objects.bulk_create(
        Consultation(activity=activity) for activity in of_kind[Kind.CONSULTATION]
    )
    Phase.objects.bulk_create(
        Phase(
            consultation=consultation,
            method=Survey.name,
            opens_at=consultation.activity.starts_at,
            closes_at=consultation.activity.ends_at,
        )
        for consultation in consultations
    )


def _book(
    activity: Activity, people: Sequence[Person], verb: Verb, counter: str, now: datetime, *, mode: str = ""
) -> None:
    """The ledger and the counter, which must say the same."""
    deeds = [Deed(person=person, mode=mode, happened_at=now) for person in people]
    record_many(activity=activity, verb=verb, deeds=deeds, source=Source.SELF, now=now)
    _count(activity, counter, len(people))


def _count(activity: Activity, counter: str, by: int) -> None:
    row = ActivityCounter.objects.get(activity=activity, name=counter)
    row.value += by
    row.save(update_fields=["value"])
