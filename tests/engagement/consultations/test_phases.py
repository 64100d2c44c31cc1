"""A consultation of several phases: planned, moved, left out; each person counted once."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core import clock
from engagement.activities.errors import NotAllowed
from engagement.activities.models import Activity, ActivityCounter
from engagement.activities.plans import trunk_of
from engagement.consultations.choices import PhaseState
from engagement.consultations.errors import (
    ClosesBeforeItOpens,
    LastPhase,
    PhaseBegun,
    PhaseNotOpen,
    PhasesHaveDates,
    TooManyPhases,
)
from engagement.consultations.methods.survey import Survey
from engagement.consultations.models import Phase
from engagement.consultations.plans import PlannedPhase
from engagement.consultations.services.answers import take_back_answers
from engagement.consultations.services.consultations import change_consultation
from engagement.consultations.services.phases import MOST_PHASES, add_phase, change_phase, remove_phase
from engagement.consultations.stages import stages_of, state_of, steps_of
from engagement.consultations.surveys.services.questions import add_question
from engagement.participation.choices import Verb
from engagement.participation.models import Participation
from tests.engagement.consultations.makers import WORDS, answer, make_consultation, organiser_of
from tests.engagement.consultations.test_pages import page, to
from tests.makers import NOW, make_person, signed_in

pytestmark = pytest.mark.django_db


def planned(**changes: Any) -> PlannedPhase:
    """A week, ten days from now."""
    dates = {"opens_at": NOW + timedelta(days=10), "closes_at": NOW + timedelta(days=17)}
    return PlannedPhase(**({"title": ""} | dates | changes))


def add_to(phase: Phase, **changes: Any) -> Phase:
    """Another survey in the same consultation, with a question in words."""
    organiser = organiser_of(phase)
    added = add_phase(
        person=organiser,
        consultation=phase.consultation,
        method=Survey(),
        planned=planned(**changes),
        now=NOW,
    )
    add_question(person=organiser, phase=added, asked=WORDS, now=NOW)
    return Phase.objects.select_related("consultation__activity").get(pk=added.pk)


def side_by_side() -> tuple[Phase, Phase]:
    """Two surveys open at once."""
    first = make_consultation(WORDS)
    return first, add_to(first, opens_at=NOW - timedelta(hours=1), closes_at=NOW + timedelta(days=1))


def counters(phase: Phase) -> dict[str, int]:
    return dict(
        ActivityCounter.objects.filter(activity=phase.consultation_id)
        .values_list("name", "value")
        .order_by("name")
    )


def test_consultation_lasts_as_long_as_its_phases() -> None:
    first = make_consultation(WORDS)

    second = add_to(first)
    with_both = Activity.objects.get(pk=first.consultation_id)
    remove_phase(person=organiser_of(first), phase=second, now=NOW)

    assert (with_both.starts_at, with_both.ends_at) == (first.opens_at, second.closes_at)
    assert Activity.objects.get(pk=first.consultation_id).ends_at == first.closes_at


def test_phases_stand_in_the_order_in_which_they_open() -> None:
    last = make_consultation(WORDS)
    first = add_to(last, opens_at=NOW - timedelta(days=5), closes_at=NOW - timedelta(days=2), title="Dulu")

    stages = stages_of(last.consultation.activity, None, NOW)

    assert [(stage.phase, stage.state) for stage in stages] == [
        (first, PhaseState.OVER),
        (last, PhaseState.OPEN),
    ]
    assert [str(stage.title) for stage in stages] == ["Dulu", "Survey"]


@pytest.mark.parametrize(
    ("days", "state"),
    [(0, PhaseState.OPEN), (5, PhaseState.COMING), (12, PhaseState.OPEN), (20, PhaseState.OVER)],
    ids=["first", "between", "second", "after"],
)
def test_where_the_whole_stands(days: int, state: PhaseState) -> None:
    first = make_consultation(WORDS)
    activity = add_to(first).consultation.activity

    assert state_of(stages_of(activity, None, NOW + timedelta(days=days))) == state


def test_steps_name_each_phase_where_there_are_several() -> None:
    first = make_consultation(WORDS)
    alone = steps_of(
        stages_of(first.consultation.activity, None, NOW), first.consultation.activity, has_outcome=False
    )
    activity = add_to(first, title="Sekali lagi").consultation.activity

    steps = steps_of(stages_of(activity, None, NOW + timedelta(days=12)), activity, has_outcome=False)

    assert [step["state"] for step in alone] == ["now", "", ""]
    assert [(str(step["title"]), step["state"]) for step in steps[:2]] == [
        ("Survey", "done"),
        ("Sekali lagi", "now"),
    ]


def test_each_phase_is_answered_apart_and_each_person_counted_once() -> None:
    (first, second), person = side_by_side(), make_person()

    for phase in (first, second):
        answer(person, phase, "Modal")
    answer(make_person(), second, "Bahasa")
    both = counters(first)
    take_back_answers(person=person, phase=first, now=NOW)
    after_one = counters(first)
    take_back_answers(person=person, phase=second, now=NOW)

    assert (both["contributions"], both["people"]) == (3, 2)
    assert (after_one["contributions"], after_one["people"]) == (2, 2)
    assert (counters(first)["contributions"], counters(first)["people"]) == (1, 1)


def test_what_is_taken_back_is_the_deed_of_that_phase() -> None:
    (first, second), person = side_by_side(), make_person()
    for phase in (first, second):
        answer(person, phase, "Modal")

    take_back_answers(person=person, phase=first, now=NOW)

    voided = Participation.objects.get(verb=Verb.VOID).voids
    assert voided is not None
    assert voided.turn == 1
    assert Participation.objects.get(verb=Verb.CONTRIBUTED, voided_by=None).turn == 2


def test_phase_that_is_not_open_takes_nothing() -> None:
    second = add_to(make_consultation(WORDS))

    with pytest.raises(PhaseNotOpen):
        answer(make_person(), second, "Modal")


def test_phase_somebody_answered_stays_also_once_it_was_taken_back() -> None:
    first, second = side_by_side()
    person = make_person()
    answer(person, second, "Modal")
    take_back_answers(person=person, phase=second, now=NOW)

    with pytest.raises(PhaseBegun):
        remove_phase(person=organiser_of(first), phase=second, now=NOW)


def test_last_phase_stays() -> None:
    phase = make_consultation(WORDS)

    with pytest.raises(LastPhase):
        remove_phase(person=organiser_of(phase), phase=phase, now=NOW)


def test_phase_closes_after_it_opens() -> None:
    with pytest.raises(ClosesBeforeItOpens):
        add_to(make_consultation(WORDS), closes_at=NOW + timedelta(days=10))


def test_there_are_only_so_many_phases() -> None:
    phase = make_consultation(WORDS)
    for _number in range(MOST_PHASES - 1):
        add_to(phase)

    with pytest.raises(TooManyPhases):
        add_to(phase)


def test_stranger_plans_nothing() -> None:
    phase = make_consultation(WORDS)

    with pytest.raises(NotAllowed):
        change_phase(person=make_person(), phase=phase, planned=planned(), now=NOW)


def test_dates_of_several_phases_are_theirs() -> None:
    phase = make_consultation(WORDS)
    activity = add_to(phase).consultation.activity
    trunk = trunk_of(Activity.objects.get(pk=activity.pk))
    later = replace(trunk, ends_at=trunk.ends_at + timedelta(days=1))
    organiser = organiser_of(phase)

    change_consultation(
        person=organiser, consultation=phase.consultation, trunk=replace(trunk, title="Lain"), now=NOW
    )
    with pytest.raises(PhasesHaveDates):
        change_consultation(person=organiser, consultation=phase.consultation, trunk=later, now=NOW)

    assert Activity.objects.get(pk=activity.pk).title == "Lain"


def test_phase_is_planned_with_only_the_pages() -> None:
    phase = make_consultation(WORDS, now=clock.now())
    client = signed_in(organiser_of(phase))
    fields = {
        "method": "survey",
        "title": "Sekali lagi",
        "opens": "2031-03-01T09:00",
        "closes": "2031-03-08T09:00",
    }

    added = client.post(to(phase, "phase-add"), fields)
    second = Phase.objects.exclude(pk=phase.pk).get()
    client.post(to(second, "phase-change"), fields | {"title": "Lagi", "closes": "2031-03-09T09:00"})
    shown = page(client, phase, "phase-list")
    before = page(client, phase)
    removed = client.post(to(second, "phase-remove"), follow=True, headers={"accept-language": "en"})

    assert added["Location"] == to(second, "question-list")
    assert second.opens_at.isoformat() == "2031-03-01T02:00:00+00:00"
    assert ("Lagi" in shown, "9 Mar 2031" in shown, "Lagi" in before) == (True, True, True)
    assert "The phase is removed." in removed.text


def test_page_shows_each_open_phase_and_what_was_given() -> None:
    now = clock.now()
    first = make_consultation(WORDS, now=now)
    organiser = organiser_of(first)
    second = add_phase(
        person=organiser,
        consultation=first.consultation,
        method=Survey(),
        planned=PlannedPhase(
            title="Sekali lagi", opens_at=now - timedelta(hours=1), closes_at=now + timedelta(days=1)
        ),
        now=now,
    )
    add_question(person=organiser, phase=second, asked=WORDS, now=now)
    person = make_person()
    answer(person, first, "Modal", now=now)

    shown = page(signed_in(person), first)

    assert (to(first, "answers-review") in shown, to(first, "answers-give") in shown) == (True, False)
    assert to(second, "answers-give") in shown
    # What is promised of a method is said once for all its phases.
    assert shown.count("there is no public list of who answered") == 1
    assert "Sekali lagi" in page(signed_in(make_person()), second, "answers-give")


def test_organiser_of_several_phases_finds_what_was_answered_among_them() -> None:
    now = clock.now()
    first = make_consultation(WORDS, now=now)
    client = signed_in(organiser_of(first))
    alone = page(client, first)
    later = planned(opens_at=now + timedelta(days=5), closes_at=now + timedelta(days=9))
    organiser = organiser_of(first)
    second = add_phase(
        person=organiser, consultation=first.consultation, method=Survey(), planned=later, now=now
    )

    listed, several = page(client, first, "phase-list"), page(client, first)

    results = to(first, "results-show")
    assert (results in alone, results in several, results in listed) == (True, False, True)
    assert to(second, "results-show") not in listed
