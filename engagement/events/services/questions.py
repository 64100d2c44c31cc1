"""Verbs on the questions of an event: ask, ask otherwise, move, remove; what people have answered keeps its meaning."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities import policies
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.events.choices import QuestionKind
from engagement.events.errors import ConditionUnknown, QuestionAnswered
from engagement.events.models import LONGEST_CHOICE, LONGEST_QUESTION, Event, Question
from engagement.events.plans import Asked


@transaction.atomic
def add_question(*, person: Person, event: Event, asked: Asked, now: datetime) -> Question:
    """Ask one thing more, at the end. Raises NotAllowed, NothingToRead, ConditionUnknown."""
    _begin(person, event)
    last = event.questions.aggregate(last=Max("position"))["last"] or 0
    question = Question(event=event, position=last + 1)
    return _written(question, asked, person, now)


@transaction.atomic
def change_question(*, person: Person, question: Question, asked: Asked, now: datetime) -> Question:
    """Ask it otherwise, while nobody has answered. Raises NotAllowed, QuestionAnswered, ConditionUnknown."""
    _begin(person, question.event)
    _expect_unanswered(question)
    return _written(question, asked, person, now)


@transaction.atomic
def move_question(*, person: Person, question: Question, up: bool, now: datetime) -> None:
    """Change places with the question above or below; at the end nothing happens. Raises NotAllowed."""
    _begin(person, question.event)
    question.refresh_from_db(fields=["position"])
    others = Question.objects.filter(event=question.event_id)
    neighbour = (
        others.filter(position__lt=question.position).order_by("-position").first()
        if up
        else others.filter(position__gt=question.position).order_by("position").first()
    )
    if neighbour is None:
        return
    question.position, neighbour.position = neighbour.position, question.position
    Question.objects.bulk_update([question, neighbour], ["position"])
    _changed(person, question.event, now)


@transaction.atomic
def remove_question(*, person: Person, question: Question, now: datetime) -> None:
    """Ask it no more, nor what follows from it, while nobody has answered. Raises NotAllowed, QuestionAnswered."""
    _begin(person, question.event)
    _expect_unanswered(question)
    question.delete()
    _changed(person, question.event, now)


def _begin(person: Person, event: Event) -> None:
    if not policies.may_change(person, lock(event.pk)):
        raise NotAllowed


def _expect_unanswered(question: Question) -> None:
    if question.answers.exists():
        raise QuestionAnswered


def _written(question: Question, asked: Asked, person: Person, now: datetime) -> Question:
    condition = question.event.questions.filter(code=asked.if_question).first() if asked.if_question else None
    if asked.if_question and (
        condition is None or condition.pk == question.pk or asked.if_choice not in condition.choices
    ):
        raise ConditionUnknown
    question.kind, question.text = asked.kind, readable(asked.text)[:LONGEST_QUESTION]
    offered = asked.choices if asked.kind == QuestionKind.CHOICE else ()
    question.choices = list(dict.fromkeys(readable(choice)[:LONGEST_CHOICE] for choice in offered))
    question.is_required, question.for_mode = asked.is_required, asked.for_mode
    question.if_question, question.if_choice = condition, asked.if_choice if condition else ""
    question.save()
    _changed(person, question.event, now)
    return question


def _changed(person: Person, event: Event, now: datetime) -> None:
    facts.record("event_questions_changed", now=now, actor_id=person.pk, activity=event.pk)
