"""Verbs on the questions of a survey: add, change, move, remove; none once people have answered."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Max

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities import policies
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.consultations import selectors
from engagement.consultations.choices import QuestionKind
from engagement.consultations.errors import QuestionsAnswered
from engagement.consultations.models import LONGEST_CHOICE, LONGEST_TEXT, Choice, Phase, Question
from engagement.consultations.plans import Asked


@transaction.atomic
def add_question(*, person: Person, phase: Phase, asked: Asked, now: datetime) -> Question:
    """Ask one thing more, at the end. Raises NotAllowed, QuestionsAnswered, NothingToRead."""
    _begin(person, phase)
    last = phase.questions.aggregate(last=Max("position"))["last"] or 0
    question = Question.objects.create(
        phase=phase,
        position=last + 1,
        kind=asked.kind,
        text=readable(asked.text)[:LONGEST_TEXT],
        help=readable(asked.help, optional=True)[:LONGEST_TEXT],
        required=asked.required,
    )
    _write_choices(question, asked)
    _changed(person, phase, now)
    return question


@transaction.atomic
def change_question(*, person: Person, question: Question, asked: Asked, now: datetime) -> Question:
    """Ask it otherwise. Raises NotAllowed, QuestionsAnswered."""
    _begin(person, question.phase)
    question.kind, question.required = asked.kind, asked.required
    question.text = readable(asked.text)[:LONGEST_TEXT]
    question.help = readable(asked.help, optional=True)[:LONGEST_TEXT]
    question.save(update_fields=["kind", "text", "help", "required"])
    question.choices.all().delete()
    _write_choices(question, asked)
    _changed(person, question.phase, now)
    return question


@transaction.atomic
def move_question(*, person: Person, question: Question, up: bool, now: datetime) -> None:
    """Change places with the question above or below; at the end of the list nothing happens.

    Raises NotAllowed, QuestionsAnswered.
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
    question.position, neighbour.position = neighbour.position, question.position
    Question.objects.bulk_update([question, neighbour], ["position"])
    _changed(person, question.phase, now)


@transaction.atomic
def remove_question(*, person: Person, question: Question, now: datetime) -> None:
    """Do not ask it. Raises NotAllowed, QuestionsAnswered."""
    _begin(person, question.phase)
    question.choices.all().delete()
    question.delete()
    _changed(person, question.phase, now)


def _begin(person: Person, phase: Phase) -> None:
    """Hold the activity against answers that come in meanwhile, then look whether there are any."""
    activity = lock(phase.consultation_id)
    if not policies.may_change(person, activity):
        raise NotAllowed
    if selectors.is_answered(phase):
        raise QuestionsAnswered


def _write_choices(question: Question, asked: Asked) -> None:
    offered = () if asked.kind == QuestionKind.TEXT else asked.choices
    texts = dict.fromkeys(readable(choice)[:LONGEST_CHOICE] for choice in offered)
    Choice.objects.bulk_create(
        [
            Choice(question=question, position=position, text=text)
            for position, text in enumerate(texts, start=1)
        ]
    )


def _changed(person: Person, phase: Phase, now: datetime) -> None:
    Phase.objects.filter(pk=phase.pk).update(version=F("version") + 1)
    facts.record("questions_changed", now=now, actor_id=person.pk, activity=phase.consultation_id)
