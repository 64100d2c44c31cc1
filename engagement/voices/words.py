"""The words in contributions, which lie in the rooms that took them; `config.composition.WORDS` lists these rooms."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from django.db.models import Q, QuerySet
from django.utils.module_loading import import_string

from engagement.voices.models import Contribution, SpokenPoint


@dataclass(frozen=True)
class Said:
    """Something a person said in words of her own; `about` is what she was asked, or what kind of person she is."""

    text: str
    language: str
    about: str = ""


class Words(Protocol):
    """A room that keeps words of contributions."""

    def in_words(self, activity_id: int) -> QuerySet[Contribution, int]:
        """The ids of its contributions to an activity that say something in words."""
        ...

    def said_in(self, contribution_ids: Sequence[int]) -> Mapping[int, list[Said]]:
        """What these say, by id; others than its own are left out."""
        ...


class PointWords:
    """The words of points made aloud."""

    def in_words(self, activity_id: int) -> QuerySet[Contribution, int]:
        points = Contribution.objects.filter(activity=activity_id, spoken__isnull=False)
        return points.values_list("pk", flat=True)

    def said_in(self, contribution_ids: Sequence[int]) -> Mapping[int, list[Said]]:
        points = SpokenPoint.objects.filter(pk__in=contribution_ids).select_related("contribution")
        return {
            point.pk: [
                Said(point.text, point.contribution.original_language, point.get_kind_of_speaker_display())
            ]
            for point in points
        }


def with_words(activity_id: int) -> Q:
    """The condition that a contribution to the activity says something in words, and so asks for an answer."""
    condition = Q()
    for room in _rooms():
        condition |= Q(pk__in=room.in_words(activity_id))
    return condition


def said_in(contributions: Iterable[Contribution]) -> dict[int, list[Said]]:
    """What each of these says, by id."""
    ids = [contribution.pk for contribution in contributions]
    found: dict[int, list[Said]] = {}
    for room in _rooms():
        found |= room.said_in(ids)
    return found


@cache
def _rooms() -> list[Words]:
    return [import_string(path)() for path in import_string("config.composition.WORDS")]
