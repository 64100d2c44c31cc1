"""The outcome: said once by those who run it, after it has closed, to all who took part."""

from datetime import timedelta
from typing import Any

import pytest

from core.models import Fact
from engagement.activities.errors import NotAllowed
from engagement.activities.models import Activity
from engagement.consultations.models import Phase
from engagement.consultations.services.answers import take_back_answers
from engagement.voices.choices import ContributionState
from engagement.voices.errors import NeverOpened, OutcomeStands, StillOpen
from engagement.voices.models import Contribution, Outcome
from engagement.voices.services import mark_read, publish_outcome
from tests.engagement.consultations.makers import MANY, WORDS, answer, make_consultation, organiser_of
from tests.makers import (
    NOW,
    make_authority,
    make_coordinator,
    make_group,
    make_organiser,
    make_person,
    make_place,
)

pytestmark = pytest.mark.django_db

OVER = NOW + timedelta(days=4)


def say(phase: Phase, **changes: Any) -> Outcome:
    words: dict[str, Any] = {
        "person": organiser_of(phase),
        "activity": phase.consultation.activity,
        "text": "Diterima.",
        "language": "id",
    }
    return publish_outcome(**(words | {"now": OVER} | changes))


def test_outcome_answers_every_standing_contribution_that_has_no_words() -> None:
    phase, gone = make_consultation(MANY), make_person()
    answer(make_person(), phase, ["1"])
    answer(gone, phase, ["2"])
    take_back_answers(person=gone, phase=phase, now=NOW)

    say(phase)

    states = list(Contribution.objects.order_by("pk").values_list("state", flat=True))
    assert states == [ContributionState.ANSWERED, ContributionState.WITHDRAWN]


def test_outcome_closes_what_is_over_and_records_the_fact() -> None:
    phase = make_consultation(WORDS)

    say(phase)

    assert Activity.objects.get(pk=phase.consultation_id).state == "closed"
    assert Fact.objects.get(name="outcome_published").ids == {"activity": phase.consultation_id}


def test_outcome_waits_until_people_can_no_longer_take_part() -> None:
    with pytest.raises(StillOpen):
        say(make_consultation(WORDS), now=NOW)


def test_outcome_is_said_once() -> None:
    phase = make_consultation(WORDS)
    say(phase)

    with pytest.raises(OutcomeStands):
        say(phase, text="Lain.")

    assert Outcome.objects.get().text == "Diterima."


@pytest.mark.parametrize(
    ("state", "allowed"),
    [("draft", False), ("review", False), ("published", True), ("closed", True), ("withdrawn", False)],
)
def test_outcome_needs_something_that_people_could_take_part_in(state: str, allowed: bool) -> None:
    phase = make_consultation(WORDS)
    Activity.objects.filter(pk=phase.consultation_id).update(state=state)

    try:
        say(phase)
    except NeverOpened:
        assert not allowed
    else:
        assert allowed


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("organiser", True),
        ("organiser of a group not verified", False),
        ("organiser elsewhere", False),
        ("coordinator", True),
        ("coordinator elsewhere", False),
        ("authority", False),
        ("participant", False),
    ],
)
def test_outcome_is_said_by_those_who_run_it(who: str, allowed: bool) -> None:
    organiser = make_organiser(make_group(is_verified=who != "organiser of a group not verified"))
    phase = make_consultation(WORDS, organiser=organiser)
    people = {
        "organiser elsewhere": lambda: make_organiser(make_group("Lain")),
        "coordinator": lambda: make_coordinator(make_place()),
        "coordinator elsewhere": lambda: make_coordinator(make_place("ID-52.01", name="Lombok Barat")),
        "authority": lambda: make_authority(make_place()),
        "participant": make_person,
    }
    person = people.get(who, lambda: organiser)()

    try:
        say(phase, person=person)
    except NotAllowed:
        assert not allowed
    else:
        assert allowed


def test_reading_marks_what_was_received_and_leaves_the_rest() -> None:
    phase = make_consultation(WORDS)
    first, second = (answer(make_person(), phase, "Modal").contribution for _number in range(2))

    assert mark_read([first.pk]) == 1
    assert mark_read([first.pk]) == 0

    second.refresh_from_db()
    assert second.state == ContributionState.RECEIVED


def test_changed_answers_are_to_be_read_again() -> None:
    phase, person = make_consultation(WORDS), make_person()
    mark_read([answer(person, phase, "Modal").contribution.pk])

    again = answer(person, phase, "Pelatihan").contribution

    assert again.state == ContributionState.RECEIVED
