"""Questions about campaigns and what people did for them."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet

from accounts.models import Person
from engagement.activities.models import Activity
from engagement.campaigns.choices import ActionState
from engagement.campaigns.models import ActionTaken, LetterCall, Pledge, Share
from engagement.campaigns.reminded import was_reminded
from engagement.desk.models import Hiding
from engagement.desk.selectors import hidden_among, is_hidden_now

NAMES_SHOWN = 30
NAME = "name"
"""The kind of a shown name among words that can be reported."""


def action_of(person: Person | None, activity: Activity, kind: str) -> ActionTaken | None:
    """What a person did and did not take back, or None."""
    if person is None:
        return None
    return _done().filter(campaign=activity.pk, kind=kind, person=person).first()


def actions_of(person: Person | None, activity: Activity) -> dict[str, ActionTaken]:
    """What a person did and did not take back, by the kind of action, each with its promise."""
    if person is None:
        return {}
    mine = _done().filter(campaign=activity.pk, person=person).select_related("pledge")
    return {action.kind: action for action in mine}


def pledge_of(person: Person, activity: Activity) -> Pledge | None:
    """Her promise that stands, kept or not, or None."""
    standing = Pledge.objects.filter(action__campaign=activity.pk, action__state=ActionState.DONE)
    return standing.filter(action__person=person).first()


def pledges_in(activity: Activity) -> QuerySet[Pledge]:
    """The promises that stand, with who made them, the next day first."""
    standing = Pledge.objects.filter(action__campaign=activity.pk, action__state=ActionState.DONE)
    return standing.select_related("action__person").order_by("due_on", "pk")


@dataclass(frozen=True)
class PromiseFunnel:
    """People who ever promised something in a campaign, each once: the four after `promised` add up to it.

    Those reminded and those who chose another day are some of them, whatever came of it.
    """

    promised: int
    open: int
    kept: int
    lapsed: int
    taken_back: int
    reminded: int
    renegotiated: int


def promise_funnel(activity: Activity, *, now: datetime) -> PromiseFunnel:
    """What became of its promises, in one query; a day is past once it is so where the campaign is."""
    today = now.astimezone(ZoneInfo(activity.zone)).date()
    stands = Q(action__state=ActionState.DONE)
    unkept = stands & Q(kept_at__isnull=True)
    pledges = Pledge.objects.filter(action__campaign=activity.pk).annotate(was_reminded=was_reminded())
    numbers: dict[str, int] = pledges.aggregate(
        promised=Count("pk"),
        open=Count("pk", filter=unkept & Q(due_on__gte=today)),
        kept=Count("pk", filter=stands & Q(kept_at__isnull=False)),
        lapsed=Count("pk", filter=unkept & Q(due_on__lt=today)),
        taken_back=Count("pk", filter=~stands),
        reminded=Count("pk", filter=Q(was_reminded=True)),
        # Each making and each other day has a turn; the action has one for each making alone.
        renegotiated=Count("pk", filter=Q(turn__gt=F("action__turn"))),
    )
    return PromiseFunnel(**numbers)


def shown_names(activity: Activity, kind: str) -> QuerySet[ActionTaken]:
    """Those who let their chosen name be shown, the latest first; nobody where the campaign is sensitive."""
    if activity.is_sensitive:
        return ActionTaken.objects.none()
    shown = _done().filter(campaign=activity.pk, kind=kind, shows_name=True, person__erased_at__isnull=True)
    shown = shown.annotate(is_hidden=is_hidden_now(NAME))
    return shown.select_related("person").order_by("-taken_at", "-id")


@dataclass(frozen=True)
class ShownName:
    """A name in the list of those who did something, or why moderators have hidden it: the name is empty then."""

    code: str
    called: str
    hiding: Hiding | None = None


def latest_names(activity: Activity, kind: str) -> list[ShownName]:
    """The first of those, as many as a page shows."""
    taken = list(shown_names(activity, kind)[:NAMES_SHOWN])
    perhaps = [action.code for action in taken if getattr(action, "is_hidden", True)]
    hidden = hidden_among(NAME, perhaps) if perhaps else {}
    return [
        ShownName(action.code, "", hidden[action.code])
        if action.code in hidden
        else ShownName(action.code, action.person.called)
        for action in taken
    ]


def letter_call(activity: Activity) -> LetterCall | None:
    """To whom it writes letters, or None while that is not said."""
    return LetterCall.objects.filter(campaign=activity.pk).first()


def share_of(person: Person, activity: Activity) -> Share | None:
    """Her own link to it, or None."""
    links = Share.objects.select_related("campaign__activity__organisation", "campaign__activity__place")
    return links.filter(campaign=activity.pk, person=person).first()


def number(activity: Activity, counter: str) -> int | None:
    """A live number, None where it is not counted here; counters must have been read with the activity."""
    return next((row.value for row in activity.counters.all() if row.name == counter), None)


def done_by(person: Person) -> QuerySet[ActionTaken]:
    """What a person did for campaigns, with their activities, the latest first."""
    return (
        _done()
        .filter(person=person)
        .select_related("campaign__activity", "pledge")
        .order_by("-taken_at", "-id")
    )


def _done() -> QuerySet[ActionTaken]:
    return ActionTaken.objects.filter(state=ActionState.DONE)
