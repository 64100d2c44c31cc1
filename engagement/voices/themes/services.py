"""Verbs of sorting: put contributions into a theme, take them out, rename it, ask who shall answer, remove it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from accounts.models import Organisation, Person
from core import facts
from core.texts import readable
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.voices import policies, states
from engagement.voices.errors import NothingChosen, ReplyStands, SameTitle
from engagement.voices.models import LONGEST_THEME, Theme, ThemeEntry
from engagement.voices.themes import selectors


@dataclass(frozen=True)
class Sorted:
    """Into which theme, and how many of the contributions were not in it before."""

    theme: Theme
    fresh: int


@transaction.atomic
def sort(
    *,
    person: Person,
    activity: Activity,
    codes: Sequence[str],
    now: datetime,
    theme: Theme | None = None,
    title: str = "",
) -> Sorted:
    """Put contributions into `theme`, or into the one of that title, which is made where there is none.

    What its theme has decided is at once their answer too. Raises NotAllowed, NothingChosen, NothingToRead.
    """
    activity = _hold(person, activity)
    chosen = list(selectors.standing(activity).filter(code__in=codes).values_list("pk", flat=True))
    if not chosen:
        raise NothingChosen
    return _put(activity, chosen, theme, title, now)


@transaction.atomic
def sort_what_is_left(
    *, person: Person, activity: Activity, now: datetime, theme: Theme | None = None, title: str = ""
) -> Sorted:
    """The same with everything that lies in no theme yet."""
    activity = _hold(person, activity)
    left = list(selectors.unsorted(activity).values_list("pk", flat=True))
    if not left:
        raise NothingChosen
    return _put(activity, left, theme, title, now)


@transaction.atomic
def take_out(*, person: Person, theme: Theme, codes: Sequence[str], now: datetime) -> int:
    """Take contributions out of a theme that nobody has answered; returns how many. Raises NotAllowed, ReplyStands."""
    _hold_unanswered(person, theme)
    ids = list(theme.contributions.filter(code__in=codes).values_list("pk", flat=True))
    ThemeEntry.objects.filter(theme=theme, contribution__in=ids).delete()
    states.settle(ids, now=now)
    return len(ids)


@transaction.atomic
def rename(*, person: Person, theme: Theme, title: str) -> Theme:
    """Say better what they have in common. Raises NotAllowed, ReplyStands, SameTitle, NothingToRead."""
    words = readable(title)[:LONGEST_THEME]
    held = _hold_unanswered(person, theme)
    held.title = words
    try:
        with transaction.atomic():
            held.save(update_fields=["title"])
    except IntegrityError as taken:
        raise SameTitle from taken
    return held


@transaction.atomic
def ask(
    *, person: Person, theme: Theme, organisation: Organisation | None, due_on: date | None, now: datetime
) -> Theme:
    """Ask a verified group for the answer, by a day; None is those who run the activity.

    A reply that is being written stays with the theme. Raises NotAllowed, ReplyStands.
    """
    held = _hold_unanswered(person, theme)
    if organisation is not None and not organisation.is_verified:
        raise NotAllowed
    if held.organisation != organisation:
        held.asked_at = now if organisation else None
    held.organisation, held.due_on = organisation, due_on
    held.save(update_fields=["organisation", "asked_at", "due_on"])
    facts.record("answer_asked", now=now, actor_id=person.pk, activity=held.activity_id, theme=held.pk)
    return held


@transaction.atomic
def remove_theme(*, person: Person, theme: Theme, now: datetime) -> None:
    """What lay in it is to be sorted again. Raises NotAllowed, ReplyStands."""
    held = _hold_unanswered(person, theme)
    ids = list(held.entries.values_list("contribution", flat=True))
    held.delete()
    states.settle(ids, now=now)


def _hold(person: Person, activity: Activity) -> Activity:
    held = lock(activity.pk)
    if not policies.may_sort(person, held):
        raise NotAllowed
    return held


def _hold_unanswered(person: Person, theme: Theme) -> Theme:
    activity = _hold(person, theme.activity)
    held = Theme.objects.select_related("organisation").get(pk=theme.pk)
    held.activity = activity
    if held.verdict or held.commitments.exists():
        raise ReplyStands
    return held


def _put(
    activity: Activity,
    contribution_ids: Sequence[int],
    theme: Theme | None,
    title: str,
    now: datetime,
) -> Sorted:
    theme = theme or _titled(activity, title, now)
    there = set(theme.entries.values_list("contribution", flat=True))
    fresh = [pk for pk in contribution_ids if pk not in there]
    ThemeEntry.objects.bulk_create([ThemeEntry(theme=theme, contribution_id=pk) for pk in fresh])
    states.settle(fresh, now=now)
    return Sorted(theme, len(fresh))


def _titled(activity: Activity, title: str, now: datetime) -> Theme:
    words = readable(title)[:LONGEST_THEME]
    theme, _made = Theme.objects.get_or_create(
        activity=activity,
        title=words,
        defaults={"original_language": activity.original_language, "made_at": now},
    )
    return theme
