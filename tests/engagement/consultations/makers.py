"""Consultations with their questions, and answers, made through the same services as on the site."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from accounts.models import Person
from engagement.consultations.choices import QuestionKind
from engagement.consultations.methods.survey import Survey
from engagement.consultations.models import Phase, Question
from engagement.consultations.plans import Asked
from engagement.consultations.services.answers import take_part
from engagement.consultations.services.consultations import draft_consultation
from engagement.consultations.services.questions import add_question
from engagement.consultations.survey_form import Said
from engagement.voices.services import Given
from tests.makers import NOW, fresh, make_group, make_organiser, make_trunk, publish


def asked(
    text: str = "Apa yang paling Anda butuhkan?",
    kind: QuestionKind = QuestionKind.TEXT,
    *,
    choices: Sequence[str] = (),
    required: bool = False,
    help: str = "",
) -> Asked:
    return Asked(kind=kind, text=text, help=help, required=required, choices=choices)


WORDS = asked()
ONE = asked(
    "Di mana Anda tinggal?", QuestionKind.ONE, choices=["Di desa", "Di kota", "Di luar negeri"], required=True
)
MANY = asked("Apa yang membantu?", QuestionKind.MANY, choices=["Informasi", "Pelatihan", "Modal usaha"])


def make_consultation(
    *questions: Asked,
    organiser: Person | None = None,
    is_published: bool = True,
    now: datetime = NOW,
    **trunk: Any,
) -> Phase:
    """The phase of a consultation that has been open for a day and closes in three; with one question of each kind."""
    organiser = organiser or make_organiser(make_group())
    when: dict[str, Any] = {
        "starts_at": now - timedelta(days=1),
        "ends_at": now + timedelta(days=3),
        "is_online": True,
    }
    consultation = draft_consultation(
        person=organiser,
        organisation=organiser.organisations.get(),
        trunk=make_trunk(**({"title": "Rencana perlindungan"} | when | trunk)),
        method=Survey(),
        now=now,
    )
    phase = consultation.phases.get()
    for question in questions or (WORDS, ONE, MANY):
        add_question(person=organiser, phase=phase, asked=question, now=now)
    if is_published:
        publish(consultation.activity, now=now)
    return Phase.objects.select_related("consultation__activity").get(pk=phase.pk)


def organiser_of(phase: Phase) -> Person:
    return fresh(phase.consultation.activity.organisation.members.get())


def question(phase: Phase, kind: QuestionKind) -> Question:
    return phase.questions.get(kind=kind)


def said(phase: Phase, *answers: str | Sequence[str], version: int | None = None) -> Said:
    """Answers in the order of the questions; "" leaves one out."""
    codes = phase.questions.order_by("position").values_list("code", flat=True)
    listed = [[answer] if isinstance(answer, str) else list(answer) for answer in answers]
    return Said(version=version or phase.version, answers=dict(zip(codes, listed, strict=False)))


def answer(person: Person, phase: Phase, *answers: str | Sequence[str], now: datetime = NOW) -> Given:
    """Give answers: "Modal", the first choice and the first two, unless others are named."""
    answers = answers or ("Modal", "1", ["1", "2"])
    return take_part(person=person, phase=phase, given=said(phase, *answers), language="id", now=now)
