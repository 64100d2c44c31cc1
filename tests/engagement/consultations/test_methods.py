"""Every method of a phase keeps the promises of the Protocol."""

from datetime import timedelta

import pytest
from django.template.loader import get_template
from django.urls import resolve, reverse

from core import clock
from engagement.consultations.methods import METHODS, answered, method_named
from engagement.consultations.methods.method import PhaseMethod
from engagement.consultations.methods.survey import Survey
from engagement.consultations.models import Phase
from engagement.voices.givers import Giver
from engagement.voices.selectors import contribution_of
from tests.engagement.consultations.ideas.makers import make_ideas
from tests.engagement.consultations.makers import WORDS, answer, make_consultation, organiser_of
from tests.makers import NOW, make_person, signed_in

pytestmark = pytest.mark.django_db

OF_SURVEYS: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("question-list", ()),
    ("question-add", ()),
    ("questions-translate", ("ar",)),
    ("answers-give", ()),
    ("answer-resume", ()),
    ("answer-page", (1,)),
    ("answer-check", ()),
    ("answer-drop", ()),
    ("answers-review", ()),
    ("answers-take-back", ()),
)
OF_IDEAS = (("idea-list", ()), ("idea-write", ()), ("prompt-set", ()))

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
    names = [method.panel_template, method.results_template, method.promise_template]
    if one := answered(method.name):
        names += [one.answer_template, one.review_template]

    for name in names:
        get_template(name)


@every_method
def test_method_says_what_it_is_good_for(method: PhaseMethod) -> None:
    assert all(map(str, (method.label, method.about, method.action)))


@every_method
def test_method_begins_not_ready_and_invites_nobody(method: PhaseMethod) -> None:
    consultation = make_consultation(WORDS).consultation
    phase = Phase.objects.create(
        consultation=consultation, method=method.name, opens_at=NOW, closes_at=NOW + timedelta(days=1)
    )

    assert method.unready(phase)
    assert method.invitation(phase) == ""
    assert method.setup_label(phase)
    assert resolve(method.setup_url(phase))
    assert resolve(method.action_url(phase))


def test_survey_shows_what_was_given_and_erases_it() -> None:
    method, phase, person = Survey(), make_consultation(WORDS), make_person()
    answer(person, phase, "Modal")
    contribution = contribution_of(Giver(person), phase.consultation.activity, phase.slot)
    assert contribution is not None

    assert len(method.review(contribution)) == 1
    method.erase(contribution)

    assert list(method.review(contribution)) == []
    assert len(method.results(phase)) == 1


@pytest.mark.parametrize(("method", "pages"), [("ideas", OF_SURVEYS), ("survey", OF_IDEAS)])
def test_phase_has_no_pages_of_another_method(
    method: str, pages: tuple[tuple[str, tuple[object, ...]], ...]
) -> None:
    phase = make_ideas(now=clock.now()) if method == "ideas" else make_consultation(now=clock.now())
    client = signed_in(organiser_of(phase))

    for name, more in pages:
        address = reverse(f"consultations:{name}", args=[phase.code, *more])
        send = client.post if name in {"answer-drop", "answers-take-back"} else client.get
        assert (name, send(address).status_code) == (name, 404)
