"""What those who run a consultation or a meeting can do with what people said."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from engagement.activities.choices import Kind
from engagement.activities.models import Activity
from engagement.activities.tools import Stage, Tool
from engagement.voices import policies

HAS_VOICES = frozenset({Kind.CONSULTATION, Kind.EVENT})


def tools(person: Person, activity: Activity) -> Iterator[Tool]:
    """Links for what takes contributions; nothing for another kind."""
    if activity.kind in HAS_VOICES and policies.may_sort(person, activity):
        yield Tool(
            stage=Stage.AFTER,
            label=_("Sort and answer what people said"),
            text=_("Put together what says the same, ask who shall answer, and publish each reply."),
            url=reverse("voices:theme-list", args=[activity.code]),
            icon="speech",
        )
