"""Sorting: what says the same lies in one theme, and each contribution always has a state."""

import pytest

from engagement.activities.errors import NotAllowed
from engagement.consultations.services.answers import take_back_answers
from engagement.voices.choices import ContributionState, Verdict
from engagement.voices.errors import NothingChosen, ReplyStands, SameTitle
from engagement.voices.models import Contribution, Theme
from engagement.voices.themes import selectors
from engagement.voices.themes.services import remove_theme, rename, sort, take_out
from tests.engagement.consultations.makers import MANY, ONE, WORDS, answer, make_consultation, organiser_of
from tests.engagement.voices.makers import reply_to, theme_of
from tests.makers import NOW, make_coordinator, make_group, make_organiser, make_person, make_place

pytestmark = pytest.mark.django_db


def state_of(contribution: Contribution) -> str:
    return Contribution.objects.get(pk=contribution.pk).state


def test_only_what_says_something_in_words_is_to_be_sorted() -> None:
    phase = make_consultation(WORDS, ONE, MANY)
    said = answer(make_person(), phase, "Modal", "1", ["1"]).contribution
    answer(make_person(), phase, "", "2", ["2"])

    assert list(selectors.unsorted(phase.consultation.activity)) == [said]


def test_what_is_sorted_is_grouped_and_no_longer_to_be_sorted() -> None:
    phase = make_consultation(WORDS)
    given = answer(make_person(), phase, "Modal").contribution
    activity = phase.consultation.activity

    theme = theme_of(activity, organiser_of(phase), given.code)

    assert state_of(given) == ContributionState.GROUPED
    assert list(selectors.unsorted(activity)) == []
    assert theme.entries.count() == 1
    assert theme.title == "Modal usaha"


def test_sorted_twice_it_lies_there_once() -> None:
    phase = make_consultation(WORDS)
    given = answer(make_person(), phase, "Modal").contribution
    activity, organiser = phase.consultation.activity, organiser_of(phase)

    first = sort(person=organiser, activity=activity, codes=[given.code], title="Modal", now=NOW)
    again = sort(person=organiser, activity=activity, codes=[given.code], title="Modal", now=NOW)

    assert (first.fresh, again.fresh, Theme.objects.count()) == (1, 0, 1)


def test_two_verdicts_on_one_contribution_say_that_it_is_answered() -> None:
    phase = make_consultation(WORDS)
    given, organiser = answer(make_person(), phase, "Modal dan bahasa").contribution, organiser_of(phase)
    activity = phase.consultation.activity
    reply_to(theme_of(activity, organiser, given.code, title="Modal"), organiser, Verdict.ACCEPTED)
    assert state_of(given) == ContributionState.ACCEPTED

    reply_to(theme_of(activity, organiser, given.code, title="Bahasa"), organiser, Verdict.DECLINED)

    assert state_of(given) == ContributionState.ANSWERED


def test_what_is_put_into_an_answered_theme_is_answered_at_once() -> None:
    phase, organiser = (one := make_consultation(WORDS)), organiser_of(one)
    first, late = (answer(make_person(), phase, "Modal").contribution for _number in range(2))
    activity = phase.consultation.activity
    reply_to(theme_of(activity, organiser, first.code), organiser, Verdict.ADAPTED)

    theme_of(activity, organiser, late.code)

    assert state_of(late) == ContributionState.ADAPTED


def test_what_is_taken_out_is_to_be_sorted_again() -> None:
    phase = make_consultation(WORDS)
    given, organiser = answer(make_person(), phase, "Modal").contribution, organiser_of(phase)
    theme = theme_of(phase.consultation.activity, organiser, given.code)

    assert take_out(person=organiser, theme=theme, codes=[given.code], now=NOW) == 1

    assert state_of(given) == ContributionState.READ
    assert selectors.unsorted(phase.consultation.activity).count() == 1


def test_changed_words_leave_their_theme() -> None:
    phase, person = make_consultation(WORDS), make_person()
    given = answer(person, phase, "Modal").contribution
    theme = theme_of(phase.consultation.activity, organiser_of(phase), given.code)

    answer(person, phase, "Pelatihan")

    assert (state_of(given), theme.entries.count()) == (ContributionState.RECEIVED, 0)


def test_words_taken_back_leave_their_theme_and_keep_their_state() -> None:
    phase, person = make_consultation(WORDS), make_person()
    given = answer(person, phase, "Modal").contribution
    theme = theme_of(phase.consultation.activity, organiser_of(phase), given.code)

    take_back_answers(person=person, phase=phase, now=NOW)
    remove_theme(person=organiser_of(phase), theme=theme, now=NOW)

    assert state_of(given) == ContributionState.WITHDRAWN


def test_an_answered_theme_stays_as_it_is() -> None:
    phase = make_consultation(WORDS)
    given, organiser = answer(make_person(), phase, "Modal").contribution, organiser_of(phase)
    theme = theme_of(phase.consultation.activity, organiser, given.code)
    reply_to(theme, organiser)

    for deed in (
        lambda: take_out(person=organiser, theme=theme, codes=[given.code], now=NOW),
        lambda: rename(person=organiser, theme=theme, title="Lain"),
        lambda: remove_theme(person=organiser, theme=theme, now=NOW),
    ):
        with pytest.raises(ReplyStands):
            deed()


def test_two_themes_never_have_one_title() -> None:
    phase = make_consultation(WORDS)
    organiser, activity = organiser_of(phase), phase.consultation.activity
    for text in ("Modal", "Bahasa"):
        given = answer(make_person(), phase, text).contribution
        theme = theme_of(activity, organiser, given.code, title=text)

    with pytest.raises(SameTitle):
        rename(person=organiser, theme=theme, title="Modal")


def test_codes_of_another_consultation_are_not_sorted_here() -> None:
    here = make_consultation(WORDS)
    there = make_consultation(WORDS, organiser=make_organiser(make_group("Lain")))
    given = answer(make_person(), there, "Modal").contribution

    with pytest.raises(NothingChosen):
        theme_of(here.consultation.activity, organiser_of(here), given.code)


@pytest.mark.parametrize("who", ["participant", "organiser elsewhere", "coordinator elsewhere"])
def test_sorting_is_for_those_who_run_it(who: str) -> None:
    phase = make_consultation(WORDS)
    given = answer(make_person(), phase, "Modal").contribution
    person = {
        "participant": make_person,
        "organiser elsewhere": lambda: make_organiser(make_group("Lain")),
        "coordinator elsewhere": lambda: make_coordinator(make_place("ID-52.01", name="Lombok Barat")),
    }[who]()

    with pytest.raises(NotAllowed):
        theme_of(phase.consultation.activity, person, given.code)


def test_what_sounds_alike_is_suggested() -> None:
    phase = make_consultation(WORDS)
    first = answer(make_person(), phase, "Perlu pelatihan bahasa Kanton").contribution
    alike = answer(make_person(), phase, "pelatihan bahasa kanton di desa").contribution
    answer(make_person(), phase, "Modal usaha ternak")
    theme = theme_of(phase.consultation.activity, organiser_of(phase), first.code, title="Pelatihan bahasa")

    assert selectors.similar_to(theme, []) == [alike]
