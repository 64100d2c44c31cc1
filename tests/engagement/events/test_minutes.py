"""Minutes: written by a note-taker, confirmed by another of the group, corrected by versions, then answered."""

from datetime import date, timedelta
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, Person
from core.codes import read_checked_code
from engagement.activities.choices import Role, State
from engagement.activities.errors import NotAllowed
from engagement.activities.models import Activity
from engagement.activities.roles import services as roles
from engagement.activities.roles.selectors import in_force
from engagement.events.choices import MinutesState
from engagement.events.minutes import selectors, services
from engagement.events.minutes.errors import (
    MinutesStand,
    NotConfirmedYet,
    NotHeldYet,
    NothingWritten,
    NotPublished,
    WriterConfirms,
    WrittenMeanwhile,
)
from engagement.events.minutes.plans import Decided, Item, Point
from engagement.events.minutes.policies import may_confirm
from engagement.events.models import Event, Minutes, MinutesVersion
from engagement.participation.models import Participation
from engagement.voices import selectors as voices
from engagement.voices.choices import SpeakerKind
from engagement.voices.errors import AlreadyAnswered
from engagement.voices.models import Contribution, SpokenPoint
from tests.engagement.activities.makers import make_helper
from tests.engagement.voices.makers import answer_all
from tests.makers import (
    NOW,
    fresh,
    make_coordinator,
    make_event,
    make_group,
    make_organiser,
    make_person,
    make_place,
)
from tests.races import at_once

pytestmark = pytest.mark.django_db

HELD = NOW + timedelta(days=3, hours=1)
"""While the event is on."""
OVER = NOW + timedelta(days=4)


def a_meeting(**more: Any) -> tuple[Event, Person, Person]:
    """An event, an organiser of its group, and a note-taker who is none."""
    organiser = make_organiser(make_group())
    event = make_event(organiser=organiser, **more)
    return event, organiser, make_helper(event.activity, Role.NOTE_TAKER, "Catat")


def say(person: Person, event: Event, text: str = "Biaya naik.", once: str = "1", item: str = "") -> str:
    """Note a point; returns its receipt code."""
    point = Point(kind=SpeakerKind.MIGRANT, text=text, item=item)
    return services.note_point(person=person, event=event, point=point, once=once, now=HELD).receipt


def decide(person: Person, event: Event, text: str = "Bertemu lagi.", once: str = "1") -> None:
    decided = Decided(text=text, owner="Dinas", due_on=date(2026, 12, 1))
    services.note_decision(person=person, event=event, decided=decided, once=once, now=HELD)


def confirm(person: Person, event: Event) -> MinutesVersion:
    return services.confirm_minutes(person=person, event=event, now=HELD)


def counters(event: Event) -> dict[str, int]:
    return {counter.name: counter.value for counter in event.activity.counters.all()}


def test_point_is_a_contribution_of_nobody_with_a_receipt() -> None:
    event, _organiser, taker = a_meeting()

    receipt = say(taker, event)

    found = voices.by_receipt(read_checked_code(receipt) or "")
    assert found is not None
    assert (found.person, found.state, found.spoken.kind_of_speaker) == (None, "received", "migrant")
    assert list(voices.points_of(event.activity)) == [found]
    assert (counters(event)["points"], Participation.objects.count()) == (1, 0)


def test_point_sent_twice_is_one() -> None:
    event, _organiser, taker = a_meeting()

    receipts = [say(taker, event), say(taker, event)]

    assert (len(receipts[0]), receipts[1]) == (12, "")
    assert (Contribution.objects.count(), counters(event)["points"]) == (1, 1)


def test_decision_sent_twice_is_one() -> None:
    event, _organiser, taker = a_meeting()

    decide(taker, event)
    decide(taker, event)

    assert Minutes.objects.get().decisions.count() == 1


def test_point_taken_out_keeps_its_state_and_no_words() -> None:
    event, _organiser, taker = a_meeting()
    receipt = say(taker, event)
    noted = selectors.points_in_order().get()

    services.take_point_out(person=taker, event=event, noted=noted, now=HELD)

    found = voices.by_receipt(receipt)
    assert found is not None
    assert (found.state, SpokenPoint.objects.count(), counters(event)["points"]) == ("withdrawn", 0, 0)
    assert list(selectors.points_in_order()) == []


# Rows: who, may write, may confirm (not being the writer); in an event of a verified group.
WHO = [
    ("organiser of the group", True, True),
    ("member of the group", False, True),
    ("note-taker", True, False),
    ("co-organiser", True, True),
    ("door", False, False),
    ("coordinator here", True, False),
    ("coordinator elsewhere", False, False),
    ("participant", False, False),
]


@pytest.mark.parametrize(("who", "writes", "confirms"), WHO, ids=[row[0] for row in WHO])
def test_who_writes_and_who_confirms(who: str, writes: bool, confirms: bool) -> None:
    event, organiser, taker = a_meeting()
    activity = event.activity
    person = {
        "organiser of the group": lambda: organiser,
        "member of the group": lambda: member_of(activity),
        "note-taker": lambda: taker,
        "co-organiser": lambda: make_helper(activity, Role.CO_ORGANISER),
        "door": lambda: make_helper(activity, Role.DOOR),
        "coordinator here": lambda: make_coordinator(make_place("ID-33")),
        "coordinator elsewhere": lambda: make_coordinator(make_place("ID-52")),
        "participant": make_person,
    }[who]()

    if writes:
        assert say(person, event) != ""
    else:
        with pytest.raises(NotAllowed):
            say(person, event)
    assert may_confirm(person, activity) is confirms


def member_of(activity: Activity) -> Person:
    person = make_person("Anggota")
    Membership.objects.create(person=person, organisation=activity.organisation)
    return fresh(person)


def test_member_of_an_unverified_group_confirms_nothing() -> None:
    event = make_event(organiser=make_organiser(make_group(is_verified=False)))

    assert may_confirm(member_of(event.activity), event.activity) is False


def test_another_than_the_writer_confirms_and_points_are_read() -> None:
    event, organiser, taker = a_meeting()
    member_of(event.activity)
    services.put_on_agenda(person=organiser, event=event, item=Item(title="Biaya"), now=NOW)
    say(taker, event, item=event.agenda.get().code)
    decide(taker, event)
    services.write_notes(person=organiser, event=event, notes="Ramai.", before="", now=HELD)
    with pytest.raises(WriterConfirms):
        confirm(organiser, event)
    say(taker, event, "Kami lelah.", once="2")

    version = confirm(organiser, event)

    assert (version.number, version.is_by_writer, version.confirmed_by) == (1, False, organiser)
    points = [(row["item"], row["kind"], row["text"]) for row in version.words["points"]]
    assert points == [("Biaya", "migrant", "Biaya naik."), ("", "migrant", "Kami lelah.")]
    assert version.words["notes"] == "Ramai."
    assert version.words["decisions"] == [{"text": "Bertemu lagi.", "owner": "Dinas", "due_on": "2026-12-01"}]
    assert set(Contribution.objects.values_list("state", flat=True)) == {"read"}
    assert Event.objects.get().has_papers is True


def test_group_of_one_confirms_what_it_wrote_and_says_so() -> None:
    event, organiser, _taker = a_meeting()
    say(organiser, event)

    assert confirm(organiser, event).is_by_writer is True


def test_minutes_are_not_confirmed_empty_or_too_early_or_twice() -> None:
    event, organiser, taker = a_meeting()
    with pytest.raises(NothingWritten):
        confirm(organiser, event)
    say(taker, event)
    with pytest.raises(NotHeldYet):
        services.confirm_minutes(person=organiser, event=event, now=NOW)
    confirm(organiser, event)

    with pytest.raises(MinutesStand):
        confirm(organiser, event)
    with pytest.raises(MinutesStand):
        say(taker, event, once="2")


def test_draft_has_no_minutes() -> None:
    event, organiser, _taker = a_meeting(is_published=False)

    with pytest.raises(NotPublished):
        say(organiser, event)


def test_correction_is_another_version_and_the_first_stands_meanwhile() -> None:
    event, organiser, taker = a_meeting()
    say(taker, event)
    with pytest.raises(NotConfirmedYet):
        services.begin_correction(person=taker, event=event, note="Angka salah.", now=HELD)
    confirm(organiser, event)
    services.begin_correction(person=taker, event=event, note="Angka salah.", now=HELD)
    noted = selectors.points_in_order().get()
    point = Point(kind=SpeakerKind.FAMILY, text="Biaya turun.")
    services.change_point(person=taker, event=event, noted=noted, point=point, now=HELD)
    meanwhile = [version.number for version in selectors.versions_of(event.activity)]
    confirm(organiser, event)

    latest, first = selectors.versions_of(event.activity)
    assert meanwhile == [1]
    assert (latest.number, latest.note, latest.words["points"][0]["text"]) == (
        2,
        "Angka salah.",
        "Biaya turun.",
    )
    assert first.words["points"][0]["text"] == "Biaya naik."


def test_notes_are_not_written_over() -> None:
    event, organiser, taker = a_meeting()
    services.write_notes(person=taker, event=event, notes="Satu.", before="", now=HELD)

    with pytest.raises(WrittenMeanwhile):
        services.write_notes(person=organiser, event=event, notes="Dua.", before="", now=HELD)
    services.write_notes(person=taker, event=event, notes="Satu.", before="", now=HELD)
    services.write_notes(person=organiser, event=event, notes="Satu. Dua.", before="Satu.", now=HELD)

    assert Minutes.objects.get().notes == "Satu. Dua."


def test_outcome_answers_every_point() -> None:
    event, organiser, taker = a_meeting()
    receipt = say(taker, event)
    confirm(organiser, event)
    answer_all(event.activity, organiser, now=OVER)
    services.publish_outcome(person=organiser, event=event, text="Biaya diumumkan.", language="id", now=OVER)
    found = voices.by_receipt(receipt)

    assert found is not None
    assert found.state == "accepted"
    assert Activity.objects.get().state == State.CLOSED
    services.begin_correction(person=taker, event=event, note="Angka salah.", now=OVER)
    with pytest.raises(AlreadyAnswered):
        services.take_point_out(person=taker, event=event, noted=selectors.points_in_order().get(), now=OVER)


def test_unfinished_minutes_go_along_when_the_role_is_handed_over() -> None:
    """Whoever takes over stands for what is written, so that she does not confirm it."""
    event, organiser, taker = a_meeting()
    member = member_of(event.activity)
    say(taker, event)
    role = in_force(event.activity).get(person=taker)

    roles.hand_over_role(person=organiser, role=role, to=member, now=HELD)

    assert Minutes.objects.get().written_by == member
    with pytest.raises(WriterConfirms):
        confirm(member, event)
    with pytest.raises(NotAllowed):
        say(taker, event, once="2")


def test_agenda_is_kept_in_order() -> None:
    event, organiser, _taker = a_meeting(is_published=False)
    for title in ("Satu", "Dua", "Tiga", "Dua"):
        services.put_on_agenda(person=organiser, event=event, item=Item(title=title), now=NOW)
    had_papers = Event.objects.get().has_papers
    first, second, third = selectors.agenda_of(event.activity)

    services.move_up(person=organiser, event=event, item=third, now=NOW)
    services.take_off_agenda(person=organiser, event=event, item=first, now=NOW)

    assert [item.title for item in selectors.agenda_of(event.activity)] == ["Tiga", "Dua"]
    services.take_off_agenda(person=organiser, event=event, item=second, now=NOW)
    services.take_off_agenda(person=organiser, event=event, item=third, now=NOW)
    assert (had_papers, Event.objects.get().has_papers) == (True, False)


def test_minutes_ask_the_same_at_1_and_at_4_rows() -> None:
    event, organiser, taker = a_meeting()
    asked = []
    for rows in (range(1), range(1, 4)):
        for number in rows:
            item = services.put_on_agenda(
                person=organiser, event=event, item=Item(title=f"Hal {number}"), now=NOW
            )
            say(taker, event, once=str(number), item=item.code)
            decide(taker, event, once=str(number))
        with CaptureQueriesContext(connection) as queries:
            minutes = selectors.minutes_of(event.activity)
            assert minutes is not None
            _words = [
                (point.contribution.spoken.text, point.item and point.item.title)
                for point in minutes.points.all()
            ]
        asked.append(len(queries))

    assert asked == [3, 3]


@pytest.mark.django_db(transaction=True)
def test_twenty_confirm_at_once_and_one_version_stands() -> None:
    event, _organiser, taker = a_meeting()
    say(taker, event)
    people = [member_of(event.activity) for _number in range(20)]

    said = at_once([partial(confirm, person, event) for person in people])

    assert [type(answer) for answer in said].count(MinutesStand) == 19
    assert MinutesVersion.objects.get().number == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_several_find_the_minutes_unconfirmed() -> None:
    """The control: the same check without the trunk row's lock lets more than one go on."""
    event, _organiser, taker = a_meeting()
    say(taker, event)
    all_have_read = Barrier(20)

    said = at_once([partial(_confirm_without_lock, event, all_have_read) for _number in range(20)])

    assert said.count(True) > 1


@pytest.mark.django_db(transaction=True)
def test_same_point_sent_twenty_times_at_once_is_one() -> None:
    event, _organiser, taker = a_meeting()

    receipts = at_once([partial(say, taker, event) for _number in range(20)])

    assert sorted(len(str(receipt)) for receipt in receipts) == [0] * 19 + [12]
    assert (Contribution.objects.count(), counters(event)["points"]) == (1, 1)


def _confirm_without_lock(event: Event, all_have_read: Barrier) -> bool:
    with transaction.atomic():
        minutes = Minutes.objects.get(event=event)
        is_draft = minutes.state == MinutesState.DRAFT
        all_have_read.wait(timeout=60)
        Minutes.objects.filter(event=event).update(state=MinutesState.CONFIRMED, confirmed_at=HELD)
        return is_draft
