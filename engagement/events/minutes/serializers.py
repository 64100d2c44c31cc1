"""Agendas and minutes as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from core.texts import check_readable
from engagement.desk.serializers import HiddenSerializer
from engagement.events.choices import MinutesState
from engagement.events.models import (
    LONGEST_CORRECTION,
    LONGEST_DECISION,
    LONGEST_ITEM,
    LONGEST_NOTES,
    LONGEST_OWNER,
    LONGEST_SPEAKER,
    AgendaItem,
    Decision,
    Minutes,
    MinutesPoint,
    MinutesVersion,
)
from engagement.voices.choices import ContributionState, SpeakerKind
from engagement.voices.models import LONGEST_POINT

LONGEST_ONCE = 16


class AgendaItemSerializer(serializers.Serializer[AgendaItem]):
    """One thing to speak about."""

    code = serializers.CharField()
    title = serializers.CharField()
    minutes = serializers.IntegerField(allow_null=True)
    speaker = serializers.CharField(allow_blank=True)


class AgendaItemInSerializer(serializers.Serializer[Any]):
    """One thing more to speak about, as the last."""

    title = serializers.CharField(max_length=LONGEST_ITEM, validators=[check_readable])
    minutes = serializers.IntegerField(min_value=1, max_value=1440, allow_null=True, default=None)
    speaker = serializers.CharField(max_length=LONGEST_SPEAKER, allow_blank=True, default="")


class SaidSerializer(serializers.Serializer[Any]):
    """A point made aloud, as the group confirmed it."""

    code = serializers.CharField(help_text=_("The code of the contribution."))
    item = serializers.CharField(allow_blank=True, help_text=_("What it was said to, or empty."))
    kind = serializers.ChoiceField(choices=SpeakerKind.choices)
    text = serializers.CharField(allow_blank=True, help_text=_("Empty where it is hidden."))
    hidden = HiddenSerializer(allow_null=True, default=None, help_text=_("Why moderators have hidden it."))


class DecidedSerializer(serializers.Serializer[Any]):
    """What was decided."""

    text = serializers.CharField()
    owner = serializers.CharField(allow_blank=True)
    due_on = serializers.DateField(allow_null=True)


class MinutesWordsSerializer(serializers.Serializer[Any]):
    """The words of minutes."""

    notes = serializers.CharField(allow_blank=True)
    points = SaidSerializer(many=True)
    decisions = DecidedSerializer(many=True)


class MinutesVersionSerializer(serializers.Serializer[MinutesVersion]):
    """What the group confirmed; a later version says in `note` what it corrects."""

    number = serializers.IntegerField()
    note = serializers.CharField(allow_blank=True)
    confirmed_at = MomentField()
    is_by_writer = serializers.BooleanField(help_text=_("A group of one: who wrote them confirmed them."))
    words = MinutesWordsSerializer()


class MeetingPapersSerializer(serializers.Serializer[Any]):
    """The agenda, and the minutes once the group has confirmed them: the latest version, else null."""

    agenda = AgendaItemSerializer(many=True)
    minutes = MinutesVersionSerializer(allow_null=True)


class NotedPointSerializer(serializers.Serializer[MinutesPoint]):
    """A point as it is being written, and in which state it is as a contribution."""

    code = serializers.CharField(source="contribution.code")
    item = serializers.CharField(source="item.code", allow_null=True, default=None)
    kind = serializers.ChoiceField(source="contribution.spoken.kind_of_speaker", choices=SpeakerKind.choices)
    text = serializers.CharField(source="contribution.spoken.text")
    state = serializers.ChoiceField(source="contribution.state", choices=ContributionState.choices)


class NotedDecisionSerializer(serializers.Serializer[Decision]):
    """A decision as it is being written."""

    code = serializers.CharField()
    text = serializers.CharField()
    owner = serializers.CharField(allow_blank=True)
    due_on = serializers.DateField(allow_null=True)


class MinutesDraftSerializer(serializers.Serializer[Minutes]):
    """The minutes as they are being written, for who writes and who confirms them."""

    state = serializers.ChoiceField(choices=MinutesState.choices)
    notes = serializers.CharField(allow_blank=True)
    correction = serializers.CharField(allow_blank=True, help_text=_("What is being corrected, or empty."))
    changed_at = MomentField()
    points = NotedPointSerializer(many=True)
    decisions = NotedDecisionSerializer(many=True)


class PointInSerializer(serializers.Serializer[Any]):
    """A point made aloud, by a kind of people and never by a name."""

    kind = serializers.ChoiceField(choices=SpeakerKind.choices)
    text = serializers.CharField(max_length=LONGEST_POINT, validators=[check_readable])
    item = serializers.CharField(max_length=10, allow_blank=True, default="")


class NewPointInSerializer(PointInSerializer):
    """A new point; `once` is a word of yours by which the same point sent twice is one."""

    once = serializers.CharField(max_length=LONGEST_ONCE)


class PointReceiptSerializer(serializers.Serializer[Any]):
    """The point's code, and the receipt for whoever made it: shown this once, we keep no copy."""

    code = serializers.CharField()
    receipt = serializers.CharField(allow_blank=True)


class DecisionInSerializer(serializers.Serializer[Any]):
    """A decision; `once` is a word of yours by which the same decision sent twice is one."""

    text = serializers.CharField(max_length=LONGEST_DECISION, validators=[check_readable])
    owner = serializers.CharField(max_length=LONGEST_OWNER, allow_blank=True, default="")
    due_on = serializers.DateField(allow_null=True, default=None)
    once = serializers.CharField(max_length=LONGEST_ONCE)


class NotesInSerializer(serializers.Serializer[Any]):
    """The notes, and how they stood when you began: else somebody's words would be written over."""

    notes = serializers.CharField(max_length=LONGEST_NOTES, allow_blank=True)
    before = serializers.CharField(max_length=LONGEST_NOTES, allow_blank=True, default="")


class CorrectionInSerializer(serializers.Serializer[Any]):
    """What is corrected."""

    note = serializers.CharField(max_length=LONGEST_CORRECTION, validators=[check_readable])
