"""Promises: whose, by when, how far, and done only when all of a theme are kept."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.models import Person
from engagement.activities.errors import NotAllowed
from engagement.voices.choices import CommitmentState, ContributionState, Verdict
from engagement.voices.commitments.services import reach_milestone, set_milestone, tell_progress
from engagement.voices.errors import DeclinedTheme, PromiseInThePast
from engagement.voices.models import Commitment, Contribution, Progress
from tests.engagement.voices.makers import promise_for, reply_to
from tests.engagement.voices.test_replies import given_theme, organiser
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db

SOON = NOW.date() + timedelta(days=30)


def tell(commitment: Commitment, person: Person, **changes: Any) -> Progress:
    told: dict[str, Any] = {
        "state": CommitmentState.OPEN,
        "percent": 40,
        "text": "Tender selesai.",
        "evidence": "",
        "language": "id",
        "now": NOW,
    }
    return tell_progress(person=person, commitment=commitment, **(told | changes))


def state() -> str:
    return Contribution.objects.get().state


def test_a_promise_sent_twice_is_one() -> None:
    theme = given_theme()

    first, again = (promise_for(theme, organiser(theme), due_on=SOON) for _turn in range(2))

    assert first == again
    assert (first.organisation, first.state, first.percent) == (theme.activity.organisation, "open", 0)


def test_words_are_done_when_all_promises_are_kept_and_not_before() -> None:
    theme = given_theme()
    person = organiser(theme)
    first = promise_for(theme, person, due_on=SOON)
    second = promise_for(theme, person, due_on=SOON, text="Petugas dilatih", once="dua")
    reply_to(theme, person, Verdict.ACCEPTED)

    tell(first, person, state=CommitmentState.KEPT)
    assert state() == ContributionState.ACCEPTED
    tell(second, person, state=CommitmentState.KEPT, percent=10)

    assert state() == ContributionState.DONE
    assert Commitment.objects.get(pk=second.pk).percent == 100


def test_a_promise_that_was_not_kept_after_all_takes_done_back() -> None:
    theme = given_theme()
    person = organiser(theme)
    commitment = promise_for(theme, person, due_on=SOON)
    reply_to(theme, person, Verdict.ACCEPTED)
    tell(commitment, person, state=CommitmentState.KEPT)

    tell(commitment, person, state=CommitmentState.OPEN, percent=80, text="Atap bocor lagi.")

    assert state() == ContributionState.ACCEPTED
    assert [one.percent for one in commitment.progress.all()] == [80, 100]


def test_nothing_is_promised_for_what_is_declined_or_in_the_past() -> None:
    theme = given_theme()
    person = organiser(theme)
    with pytest.raises(PromiseInThePast):
        promise_for(theme, person, due_on=NOW.date() - timedelta(days=1))
    reply_to(theme, person, Verdict.DECLINED)

    with pytest.raises(DeclinedTheme):
        promise_for(theme, person, due_on=SOON)


def test_only_its_owner_tells_how_far_it_is() -> None:
    theme = given_theme()
    commitment = promise_for(theme, organiser(theme), due_on=SOON)

    with pytest.raises(NotAllowed):
        tell(commitment, make_person())


def test_steps_are_reached_and_taken_back() -> None:
    theme = given_theme()
    person = organiser(theme)
    commitment = promise_for(theme, person, due_on=SOON)
    step = set_milestone(person=person, commitment=commitment, text="Tender", due_on=SOON)

    reach_milestone(person=person, milestone=step, on=NOW.date())
    step.refresh_from_db()
    reached = step.reached_on
    reach_milestone(person=person, milestone=step, on=None)
    step.refresh_from_db()

    assert (reached, step.reached_on) == (NOW.date(), None)
