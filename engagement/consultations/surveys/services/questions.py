"""Verbs on the questions of a survey: add, change, move, remove; none once people have answered."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.db.models import F, Max, Q, QuerySet

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities import policies
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.consultations.models import (
    LONGEST_END,
    LONGEST_HEADING,
    LONGEST_TEXT,
    LONGEST_UNIT,
    Choice,
    Phase,
    Question,
)
from engagement.consultations.surveys import selectors as surveys
from engagement.consultations.surveys.errors import OnlyEarlier, OthersHangOnIt, QuestionsAnswered
from engagement.consultations.surveys.plans import Asked
from engagement.consultations.surveys.questions import kind_named
from engagement.consultations.surveys.questions.branching import DECISIVE


@transaction.atomic
def add_question(*, person: Person, phase: Phase, asked: Asked, now: datetime) -> Question:
    """Ask one thing more, at the end. Raises NotAllowed, QuestionsAnswered, NothingToRead, OnlyEarlier."""
    _begin(person, phase)
    last = phase.questions.aggregate(last=Max("position"))["last"] or 0
    question = Question(phase=phase, position=last + 1, **_columns(phase, asked, before=last + 1))
    question.save()
    _write_choices(question, asked)
    _changed(person, phase, now)
    return question


@transaction.atomic
def change_question(*, person: Person, question: Question, asked: Asked, now: datetime) -> Question:
    """Ask it otherwise; translations go with the words they were of.

    Raises NotAllowed, QuestionsAnswered, NothingToRead, OnlyEarlier, OthersHangOnIt.
    """
    _begin(person, question.phase)
    question.refresh_from_db()
    before = _wording(question)
    for name, value in _columns(question.phase, asked, before=question.position).items():
        setattr(question, name, value)
    translated = {choice.text: choice.translations for choice in question.choices.all()}
    with _kept_hanging(question):
        question.choices.all().delete()
        _write_choices(question, asked, translated)
    if _wording(question) != before:
        # Translations and what was kept for people were of other words.
        question.wording, question.translations = question.wording + 1, {}
    question.save()
    _changed(person, question.phase, now)
    return question


@transaction.atomic
def move_question(*, person: Person, question: Question, up: bool, now: datetime) -> None:
    """Change places with the question above or below; at the end of the list nothing happens.

    Raises NotAllowed, QuestionsAnswered, OnlyEarlier.
    """
    _begin(person, question.phase)
    question.refresh_from_db(fields=["position"])
    others = Question.objects.filter(phase=question.phase_id)
    neighbour = (
        others.filter(position__lt=question.position).order_by("-position").first()
        if up
        else others.filter(position__gt=question.position).order_by("position").first()
    )
    if neighbour is None:
        return
    first, second = sorted([question, neighbour], key=lambda each: each.position)
    if _hanging_on(first).filter(pk=second.pk).exists():
        raise OnlyEarlier
    question.position, neighbour.position = neighbour.position, question.position
    Question.objects.bulk_update([question, neighbour], ["position"])
    _changed(person, question.phase, now)


@transaction.atomic
def remove_question(*, person: Person, question: Question, now: datetime) -> None:
    """Do not ask it. Raises NotAllowed, QuestionsAnswered, OthersHangOnIt."""
    _begin(person, question.phase)
    if _hanging_on(question).exists():
        raise OthersHangOnIt
    question.choices.all().delete()
    question.delete()
    _changed(person, question.phase, now)


def _begin(person: Person, phase: Phase) -> None:
    """Hold the activity against answers that come in meanwhile, then look whether there are any."""
    activity = lock(phase.consultation_id)
    if not policies.may_change(person, activity):
        raise NotAllowed
    if surveys.is_answered(phase):
        raise QuestionsAnswered


def _columns(phase: Phase, asked: Asked, *, before: int) -> dict[str, Any]:
    """What a question holds; Any: columns of all types. `before` is its position: conditions lie above."""
    of_kind = kind_named(asked.kind).settings()
    return {
        "kind": asked.kind,
        "required": asked.required,
        "text": readable(asked.text)[:LONGEST_TEXT],
        "help": readable(asked.help, optional=True)[:LONGEST_TEXT],
        "least": asked.least if "least" in of_kind else None,
        "most": asked.most if "most" in of_kind else None,
        "unit": _line(asked.unit, LONGEST_UNIT) if "unit" in of_kind else "",
        "low_words": _line(asked.low_words, LONGEST_END) if "low_words" in of_kind else "",
        "high_words": _line(asked.high_words, LONGEST_END) if "high_words" in of_kind else "",
        "starts_page": asked.starts_page,
        "page_heading": _line(asked.page_heading, LONGEST_HEADING) if asked.starts_page else "",
        "page_shown_if": _condition(phase, asked.page_shown_if, before) if asked.starts_page else None,
        "shown_if": _condition(phase, asked.shown_if, before),
    }


def _wording(question: Question) -> tuple[object, ...]:
    """What somebody answers to; her answer is none to anything else."""
    choices = tuple(question.choices.order_by("position").values_list("text", flat=True))
    columns = ("kind", "text", "least", "most", "unit", "low_words", "high_words")
    return (*(getattr(question, name) for name in columns), choices)


def _line(text: str, longest: int) -> str:
    return readable(text, optional=True)[:longest]


def _condition(phase: Phase, name: str, before: int) -> Choice | None:
    """The answer a condition names, of a question above."""
    if not name:
        return None
    code, _colon, position = name.partition(":")
    choices = Choice.objects.filter(
        question__phase=phase, question__position__lt=before, question__kind__in=DECISIVE
    )
    if not position.isdecimal():
        raise OnlyEarlier
    choice = choices.filter(question__code=code, position=int(position)).first()
    if choice is None:
        raise OnlyEarlier
    return choice


def _hanging_on(question: Question) -> QuerySet[Question]:
    """The questions that are shown, or whose page is, only where this one is answered so."""
    hanging = Q(shown_if__question=question) | Q(page_shown_if__question=question)
    return Question.objects.filter(hanging)


@contextmanager
def _kept_hanging(question: Question) -> Iterator[None]:
    """Let the choices of a question be written anew under those that hang on them, by position."""
    hanging = list(_hanging_on(question).select_related("shown_if", "page_shown_if"))
    on = [
        (each, name, getattr(each, name).position)
        for each in hanging
        for name in ("shown_if", "page_shown_if")
        if getattr(each, name) and getattr(each, name).question_id == question.pk
    ]
    Question.objects.filter(shown_if__question=question).update(shown_if=None)
    Question.objects.filter(page_shown_if__question=question).update(page_shown_if=None)
    yield
    offered = {choice.position: choice for choice in question.choices.all()}
    for each, name, position in on:
        if position not in offered or question.kind not in DECISIVE:
            raise OthersHangOnIt
        Question.objects.filter(pk=each.pk).update(**{name: offered[position]})


def _write_choices(
    question: Question, asked: Asked, translated: Mapping[str, dict[str, Any]] = MappingProxyType({})
) -> None:
    if "choices" not in kind_named(asked.kind).settings():
        return
    texts = dict.fromkeys(readable(choice)[:LONGEST_TEXT] for choice in asked.choices)
    Choice.objects.bulk_create(
        [
            Choice(
                question=question,
                position=position,
                text=text,
                translations=translated.get(text, {}),
            )
            for position, text in enumerate(texts, start=1)
        ]
    )


def _changed(person: Person, phase: Phase, now: datetime) -> None:
    Phase.objects.filter(pk=phase.pk).update(version=F("version") + 1)
    facts.record("questions_changed", now=now, actor_id=person.pk, activity=phase.consultation_id)
