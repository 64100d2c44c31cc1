"""Verbs of one side: its dated tasks, and the activities it puts in."""

from datetime import date, datetime

from django.db import transaction

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities.models import Activity
from engagement.corridors import policies
from engagement.corridors.errors import DayIsPast, NotAllowed, NotToPutIn
from engagement.corridors.locks import hold
from engagement.corridors.models import LONGEST_TASK, LONGEST_WORD, PutIn, Side, Task
from engagement.corridors.selectors import shown_of, today_of


@transaction.atomic
def add_task(*, person: Person, side: Side, text: str, due_on: date, once: str, now: datetime) -> Task:
    """Say what this side does, by a day of its own calendar; sent twice it is one.

    Raises NotAllowed, DayIsPast, NothingToRead.
    """
    held, words = _worked_on(person, side), readable(text)[:LONGEST_TASK]
    if due_on < today_of(held, now):
        raise DayIsPast
    task, made = Task.objects.get_or_create(
        side=held,
        once=once,
        defaults={"text": words, "language": _language(held), "due_on": due_on, "added_at": now},
    )
    if made:
        _note("corridor_task_added", task, person, now)
    return task


@transaction.atomic
def change_task(*, person: Person, task: Task, text: str, due_on: date, now: datetime) -> Task:
    """Write it anew, or give it another day. Raises NotAllowed, DayIsPast, NothingToRead."""
    held, words = _held(person, task), readable(text)[:LONGEST_TASK]
    if due_on != held.due_on and due_on < today_of(held.side, now):
        raise DayIsPast
    held.text, held.due_on = words, due_on
    held.save(update_fields=["text", "due_on"])
    _note("corridor_task_changed", held, person, now)
    return held


@transaction.atomic
def tell_done(*, person: Person, task: Task, word: str, link: str = "", now: datetime) -> Task:
    """Say that it is done and how it went; told again, the words are changed and the day stays.

    Raises NotAllowed, NothingToRead.
    """
    held = _held(person, task)
    held.done_word, held.done_link = readable(word)[:LONGEST_WORD], link
    held.done_at = held.done_at or now
    held.save(update_fields=["done_at", "done_word", "done_link"])
    _note("corridor_task_done", held, person, now)
    return held


@transaction.atomic
def reopen_task(*, person: Person, task: Task, now: datetime) -> Task:
    """It is not done after all. Said twice it is one. Raises NotAllowed."""
    held = _held(person, task)
    if held.done_at:
        held.done_at, held.done_word, held.done_link = None, "", ""
        held.save(update_fields=["done_at", "done_word", "done_link"])
        _note("corridor_task_reopened", held, person, now)
    return held


@transaction.atomic
def remove_task(*, person: Person, task: Task, now: datetime) -> None:
    """Take it off the page. Raises NotAllowed."""
    held = _held(person, task)
    _note("corridor_task_removed", held, person, now)
    held.delete()


@transaction.atomic
def put_in(*, person: Person, side: Side, activity: Activity, now: datetime) -> None:
    """Show an activity of this side's group on the page. Said twice it is one. Raises NotAllowed, NotToPutIn."""
    held = _worked_on(person, side)
    ours = Activity.objects.filter(pk=activity.pk, organisation=held.organisation_id)
    if not shown_of(ours).exists():
        raise NotToPutIn
    _row, made = PutIn.objects.get_or_create(side=held, activity=activity)
    if made:
        _note_activity("corridor_activity_put_in", held, activity, person, now)


@transaction.atomic
def take_out(*, person: Person, side: Side, activity: Activity, now: datetime) -> None:
    """Show it there no more; the activity stays as it is. Said twice it is one. Raises NotAllowed."""
    held = _worked_on(person, side)
    gone, _each = PutIn.objects.filter(side=held, activity=activity).delete()
    if gone:
        _note_activity("corridor_activity_taken_out", held, activity, person, now)


def _worked_on(person: Person, side: Side) -> Side:
    """The side, held, for who acts for its group."""
    held = hold(side)
    if not policies.may_work(person, held):
        raise NotAllowed
    return held


def _held(person: Person, task: Task) -> Task:
    """The task, read anew, with its side held for who acts for its group. Raises NotAllowed if it is gone, too."""
    side = _worked_on(person, task.side)
    held = Task.objects.filter(pk=task.pk).first()
    if held is None:
        raise NotAllowed
    held.side = side
    return held


def _language(side: Side) -> str:
    """The side's own; else that of the words it agreed to."""
    proposer = Side.objects.get(corridor=side.corridor_id, has_proposed=True)
    return side.language or proposer.language


def _note(name: str, task: Task, person: Person, now: datetime) -> None:
    side = task.side
    facts.record(
        name,
        now=now,
        actor_id=person.pk,
        corridor=side.corridor_id,
        organisation=side.organisation_id,
        task=task.pk,
    )


def _note_activity(name: str, side: Side, activity: Activity, person: Person, now: datetime) -> None:
    facts.record(name, now=now, actor_id=person.pk, corridor=side.corridor_id, activity=activity.pk)
