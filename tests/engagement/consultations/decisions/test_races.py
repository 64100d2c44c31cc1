"""Many votes at once, and a closing among them; each race has a control that must fail."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from threading import Barrier
from time import sleep

import pytest
from django.db import connection, transaction

from accounts.models import Person
from engagement.activities.locks import lock
from engagement.activities.models import ActivityCounter
from engagement.consultations.decisions.decided import result_of
from engagement.consultations.decisions.errors import BallotsCast, OptionsChanged
from engagement.consultations.decisions.plans import Offered
from engagement.consultations.decisions.selectors import cast_in, is_voted, options_of
from engagement.consultations.decisions.services import add_option
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.models import Mark, Phase
from engagement.consultations.plans import PlannedPhase
from engagement.consultations.services.phases import change_phase
from engagement.participation.models import Participation
from engagement.voices.models import Contribution
from engagement.voices.services import Given
from tests.engagement.consultations.makers import make_vote, organiser_of, vote
from tests.makers import NOW, make_person
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 100


def test_a_hundred_votes_of_one_person_are_one() -> None:
    """Half of them for the one, half for the other: one whole ballot stands, never a mixture."""
    phase, person = make_vote(rule="ranked"), make_person()
    deeds: list[Callable[[], Given]] = [
        partial(vote, person, phase, *([1, 2] if number % 2 else [2, 1])) for number in range(MOST)
    ]

    said = at_once(deeds)

    assert [refused for refused in said if isinstance(refused, Exception)] == []
    assert sum(bool(given.receipt) for given in said if not isinstance(given, Exception)) == 1
    assert (Contribution.objects.count(), Participation.objects.count()) == (1, 1)
    assert sorted(Mark.objects.values_list("value", flat=True)) == [1, 2]
    assert result_of(phase).ballots == 1
    assert ActivityCounter.objects.get(name="contributions").value == 1


def test_without_one_row_a_person_her_votes_are_counted_many_times() -> None:
    """The control: looking first and writing then, with nothing that makes the second wait, counts one person often."""
    phase, person = make_vote(), make_person()
    all_have_looked = Barrier(MOST)

    at_once([partial(_vote_by_looking_first, phase, person, all_have_looked)] * MOST)

    assert Contribution.objects.count() > 1


def test_no_vote_comes_in_after_the_closing() -> None:
    """It is closed while votes rush in: each was there before, or was refused; the count does not grow any more."""
    phase = make_vote()
    people = [make_person() for _number in range(30)]
    closes = partial(_close, phase, NOW)

    deeds: list[Callable[[], object]] = [*(partial(vote, person, phase) for person in people), closes]
    said = at_once(deeds)
    at_closing = said[-1]
    late = at_once([partial(vote, make_person(), phase)] * 5)

    refused = [each for each in said[:-1] if isinstance(each, Exception)]
    assert {type(each) for each in refused} <= {PhaseNotOpen}
    assert result_of(phase).ballots == at_closing == len(people) - len(refused)
    assert {type(each) for each in late} == {PhaseNotOpen}


def test_without_the_lock_a_vote_comes_in_after_the_closing() -> None:
    """The control: who looks whether it is open and writes later, without holding the activity, is in too late."""
    phase, person = make_vote(), make_person()
    looked, closed = Barrier(2), Barrier(2)

    def vote_without_holding() -> None:
        assert Phase.objects.get(pk=phase.pk).closes_at > NOW
        looked.wait(timeout=60)
        closed.wait(timeout=60)
        _write(phase, person)

    def close() -> int:
        looked.wait(timeout=60)
        counted = _close(phase, NOW)
        closed.wait(timeout=60)
        return counted

    deeds: list[Callable[[], object]] = [close, vote_without_holding]
    said = at_once(deeds)

    assert said == [0, None]
    assert cast_in(phase)[2].total() == 1


def test_options_and_first_votes_never_cross() -> None:
    """The option came first and votes on the old ones were sent back, or a vote did and it was refused."""
    phase = make_vote()
    boat, organiser = Offered(text="Kapal"), organiser_of(phase)
    deeds: list[Callable[[], object]] = [
        partial(add_option, person=organiser, phase=phase, offered=boat, now=NOW),
        *[partial(vote, make_person(), phase) for _number in range(10)],
    ]

    said = at_once(deeds)

    option_came_first = not isinstance(said[0], Exception)
    assert is_voted(phase) != option_came_first
    if option_came_first:
        assert {type(each) for each in said[1:]} == {OptionsChanged}
    else:
        assert isinstance(said[0], BallotsCast)


def _close(phase: Phase, now: datetime) -> int:
    """Let it close this moment; how many ballots there were as it closed."""
    planned = PlannedPhase(title="", opens_at=phase.opens_at, closes_at=now - timedelta(seconds=1))
    sleep(0.05)
    with transaction.atomic():
        change_phase(person=organiser_of(phase), phase=phase, planned=planned, now=now)
        lock(phase.consultation_id)
        return cast_in(phase)[2].total()


def _vote_by_looking_first(phase: Phase, person: Person, all_have_looked: Barrier) -> None:
    is_first = not Contribution.objects.filter(person=person).exists()
    all_have_looked.wait(timeout=60)
    if is_first:
        _write(phase, person)


def _write(phase: Phase, person: Person) -> None:
    """A ballot as it would be kept without `take_part`: a row of its own each time."""
    option = options_of(phase)[0]
    with transaction.atomic(), connection.cursor() as cursor:
        contribution = Contribution.objects.create(
            activity_id=phase.consultation_id,
            slot=f"{phase.slot}/{connection.connection.info.backend_pid}",
            person=person,
            original_language="id",
            receipt_hash=str(connection.connection.info.backend_pid).encode(),
            given_at=NOW,
            updated_at=NOW,
        )
        cursor.execute(
            "INSERT INTO consultations_mark (contribution_id, decision_id, option_id, rule, value) "
            "VALUES (%s, %s, %s, 'approval', 1)",
            [contribution.pk, phase.pk, option.pk],
        )
