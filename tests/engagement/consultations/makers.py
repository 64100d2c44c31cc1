"""Consultations with their questions, and answers, made through the same services as on the site."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from accounts.models import Person
from engagement.consultations.choices import QuestionKind
from engagement.consultations.decisions.ballot_form import Cast
from engagement.consultations.decisions.plans import Offered, PlannedDecision
from engagement.consultations.decisions.selectors import options_of
from engagement.consultations.decisions.services import add_option, plan_decision
from engagement.consultations.methods.decision import Decision
from engagement.consultations.methods.survey import Survey
from engagement.consultations.models import Phase, Question
from engagement.consultations.services.answers import take_part
from engagement.consultations.services.consultations import draft_consultation
from engagement.consultations.surveys.answer_form import Said
from engagement.consultations.surveys.plans import Asked
from engagement.consultations.surveys.services.questions import add_question
from engagement.voices.services import Given
from tests.makers import NOW, fresh, make_group, make_organiser, make_trunk, publish


def asked(
    text: str = "Apa yang paling Anda butuhkan?",
    kind: QuestionKind = QuestionKind.TEXT,
    *,
    choices: Sequence[str] = (),
    required: bool = False,
    help: str = "",
    **settings: Any,  # Any: the settings of its kind, its page and its conditions
) -> Asked:
    return Asked(kind=kind, text=text, help=help, required=required, choices=choices, **settings)


WORDS = asked()
ONE = asked(
    "Di mana Anda tinggal?", QuestionKind.ONE, choices=["Di desa", "Di kota", "Di luar negeri"], required=True
)
MANY = asked("Apa yang membantu?", QuestionKind.MANY, choices=["Informasi", "Pelatihan", "Modal usaha"])

SCALE = asked(
    "Seberapa puas Anda?",
    QuestionKind.SCALE,
    most=Decimal(5),
    low_words="Tidak puas",
    high_words="Sangat puas",
)
RANKING = asked("Mana yang lebih dulu?", QuestionKind.RANKING, choices=["Jalan", "Air", "Sekolah"])
NUMBER = asked(
    "Berapa biaya berangkat?", QuestionKind.NUMBER, least=Decimal(0), most=Decimal(100), unit="juta rupiah"
)
DATE = asked("Kapan Anda pulang?", QuestionKind.DATE)
DISTRICT = asked("Dari mana asal Anda?", QuestionKind.DISTRICT)
CONSENT = asked("Izin mengutip", QuestionKind.CONSENT, choices=["Jawaban saya boleh dikutip tanpa nama."])
EVERY_KIND = (WORDS, ONE, MANY, SCALE, RANKING, NUMBER, DATE, DISTRICT, CONSENT)


def make_consultation(
    *questions: Asked,
    organiser: Person | None = None,
    is_published: bool = True,
    is_named: bool = True,
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
        is_named=is_named,
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


def make_vote(
    *options: str,
    rule: str = "approval",
    organiser: Person | None = None,
    is_published: bool = True,
    now: datetime = NOW,
    trunk: dict[str, Any] | None = None,
    **planned: Any,
) -> Phase:
    """The phase of a consultation that decides, open for a day and three more; by default "Bus" or "Kereta"."""
    organiser = organiser or make_organiser(make_group())
    said: dict[str, Any] = {"title": "Cara ke kota", "is_online": True} | (trunk or {})
    said = {"starts_at": now - timedelta(days=1), "ends_at": now + timedelta(days=3)} | said
    consultation = draft_consultation(
        person=organiser,
        organisation=organiser.organisations.get(),
        trunk=make_trunk(**said),
        method=Decision(),
        now=now,
    )
    phase = consultation.phases.get()
    plan_decision(person=organiser, phase=phase, planned=PlannedDecision(rule=rule, **planned), now=now)
    for text in options or ("Bus", "Kereta"):
        add_option(person=organiser, phase=phase, offered=Offered(text=text), now=now)
    if is_published:
        publish(consultation.activity, now=now)
    return Phase.objects.select_related("consultation__activity").get(pk=phase.pk)


def marks(phase: Phase, *values: int | None) -> dict[str, int]:
    """Marks in the order of the options; None leaves one out."""
    codes = [option.code for option in options_of(phase)]
    return {code: value for code, value in zip(codes, values, strict=False) if value is not None}


def vote(person: Person, phase: Phase, *values: int | None, now: datetime = NOW) -> Given:
    """Cast a ballot; the first option alone unless others are marked."""
    cast = Cast(version=phase.version, marks=marks(phase, *(values or (1,))))
    return take_part(person=person, phase=phase, given=cast, language="id", now=now)
