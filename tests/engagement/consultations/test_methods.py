"""Every method of a phase keeps the promises of the Protocol."""

import pytest
from django.template.loader import get_template

from engagement.consultations.methods import METHODS, method_named
from engagement.consultations.methods.method import PhaseMethod
from engagement.voices.selectors import contribution_of
from tests.engagement.consultations.makers import WORDS, answer, make_consultation
from tests.makers import make_person

pytestmark = pytest.mark.django_db

every_method = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)


def test_names_are_short_and_their_own() -> None:
    names = [method.name for method in METHODS]

    assert len(names) == len(set(names))
    assert all(len(name) <= 20 and name.isidentifier() for name in names)


@every_method
def test_method_is_found_by_its_name(method: PhaseMethod) -> None:
    assert method_named(method.name) is method


@every_method
def test_method_has_its_templates(method: PhaseMethod) -> None:
    for name in (method.answer_template, method.review_template, method.results_template):
        get_template(name)


@every_method
def test_method_says_nothing_before_there_is_something_to_answer(method: PhaseMethod) -> None:
    phase = make_consultation(WORDS)
    phase.questions.all().delete()

    assert method.invitation(phase) == ""


@every_method
def test_method_shows_what_was_given_and_erases_it(method: PhaseMethod) -> None:
    phase, person = make_consultation(WORDS), make_person()
    answer(person, phase, "Modal")
    contribution = contribution_of(person, phase.consultation.activity, phase.slot)
    assert contribution is not None

    assert len(method.review(contribution)) == 1
    method.erase(contribution)

    assert list(method.review(contribution)) == []
    assert len(method.results(phase)) == 1
