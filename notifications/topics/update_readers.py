"""Whom the news of an activity concerns: those who joined it and those who follow it, from then on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet, Subquery

from accounts.models import Person
from core.times import is_zone
from engagement.activities.models import Follow, Update
from engagement.activities.updates.selectors import UPDATE
from engagement.desk.selectors import is_hidden_now
from engagement.participation.selectors import live
from notifications.engine.choices import State
from notifications.engine.models import Message
from notifications.topics.audiences import Member

PURPOSE = "update_published"
_TOLD = (State.CLAIMED, State.ACCEPTED, State.UNKNOWN)
_REACHABLE = {"person__erased_at__isnull": True, "person__merged_into__isnull": True}


@dataclass(frozen=True)
class News:
    """An update as a mail shows it."""

    title: str
    text: str


@dataclass(frozen=True)
class UpdateReaders:
    """Those who joined or follow it and have not been told its latest news; the number of that is the turn."""

    def members(self, about_id: int, *, among: Sequence[int], zone: str) -> Iterator[Member]:
        latest = _standing(about_id).order_by("-number").first()
        if latest is None:
            return
        since, told = _since([about_id], among), _told([about_id], among)
        people = Person.objects.filter(pk__in=[person_id for _activity, person_id in since])
        for person_id, own_zone in people.order_by("pk").values_list("pk", "zone"):
            key = (about_id, person_id)
            if since[key] <= latest.published_at and told[key] < latest.number:
                clock = own_zone if is_zone(own_zone) else zone
                yield Member(person_id, clock, latest.number, latest.published_at)

    def person_ids(self, about_id: int, *, after: int, most: int) -> list[int]:
        if not _standing(about_id).exists():
            return []
        found: set[int] = set()
        for rows in (Follow.objects.all(), live()):
            theirs = rows.filter(activity=about_id, person__gt=after, **_REACHABLE)
            found.update(theirs.order_by("person").values_list("person", flat=True).distinct()[:most])
        return sorted(found)[:most]

    def turn_now(self) -> Subquery:
        hers = {"activity": OuterRef("activity"), "person": OuterRef(OuterRef("person_id"))}
        concerned = Q(Exists(Follow.objects.filter(**hers))) | Q(Exists(live().filter(**hers)))
        told = _standing(OuterRef("activity_id")).filter(concerned, number=OuterRef("turn"))
        return Subquery(told.values("number"))


def news_of(messages: Sequence[Message]) -> dict[int, Mapping[str, Any]]:
    """For the templates, for many messages in four queries: `updates`, what each reader was not told yet."""
    activities = sorted({message.activity_id or 0 for message in messages})
    people = sorted({message.person_id or 0 for message in messages})
    since, told = _since(activities, people), _told(activities, people, but=messages)
    by_activity = defaultdict[int, list[Update]](list)
    for update in _told_of(Update.objects.filter(activity__in=activities)).order_by("number"):
        by_activity[update.activity_id].append(update)
    return {
        message.pk: {
            "updates": tuple(
                News(update.title, update.text)
                for update in by_activity[message.activity_id or 0]
                if _is_news(update, message, since, told)
            )
        }
        for message in messages
    }


Key = tuple[int, int]


def _is_news(
    update: Update, message: Message, since: Mapping[Key, datetime], told: Mapping[Key, int]
) -> bool:
    if update.number == message.turn:
        return True
    key = (message.activity_id or 0, message.person_id or 0)
    return told[key] < update.number < message.turn and key in since and since[key] <= update.published_at


def _standing(about: Any) -> Any:  # Any: an id, or a reference to one; updates
    return _told_of(Update.objects.filter(activity=about))


def _told_of(updates: QuerySet[Update]) -> QuerySet[Update]:
    """Neither withdrawn nor hidden by moderators."""
    return updates.filter(~is_hidden_now(UPDATE), withdrawn_at=None)


def _since(activities: Sequence[int], people: Sequence[int]) -> dict[Key, datetime]:
    """Since when each of these people is concerned by each of these activities: (activity, person) to a moment."""
    which = {"activity__in": activities, "person__in": people, **_REACHABLE}
    found: dict[Key, datetime] = {}
    joined = live().filter(**which).values_list("activity", "person").annotate(Min("recorded_at")).order_by()
    followed = Follow.objects.filter(**which).values_list("activity", "person", "followed_at")
    for activity_id, person_id, at in (*joined, *followed):
        key = (activity_id, person_id)
        found[key] = min(found.get(key, at), at)
    return found


def _told(
    activities: Sequence[int], people: Sequence[int], but: Sequence[Message] = ()
) -> defaultdict[Key, int]:
    """The number of the latest update each was told, 0 for none; what is being sent counts as told."""
    rows = Message.objects.filter(
        activity__in=activities, person__in=people, purpose=PURPOSE, state__in=_TOLD
    ).exclude(pk__in=[message.pk for message in but])
    latest = rows.values_list("activity", "person").annotate(Max("turn")).order_by()
    return defaultdict(int, {(activity_id, person_id): turn for activity_id, person_id, turn in latest})
