"""The door as the API gives and takes it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.texts import check_readable
from engagement.events.door.forms import LONGEST_PAPER, MOST_PEOPLE
from engagement.events.models import LONGEST_LISTED
from engagement.participation.choices import Mode


class DoorQuerySerializer(serializers.Serializer[Any]):
    """Whom one looks for."""

    q = serializers.CharField(max_length=60, help_text=_("The beginning of a name, or the code of a ticket."))


class ScannedSerializer(serializers.Serializer[Any]):
    """What a ticket's QR code says after /t/."""

    token = serializers.CharField(max_length=300)


class WalkInSerializer(serializers.Serializer[Any]):
    """Somebody who did not register."""

    name = serializers.CharField(max_length=LONGEST_LISTED, validators=[check_readable])
    people = serializers.IntegerField(min_value=1, max_value=MOST_PEOPLE, default=1)
    organisation = serializers.CharField(max_length=120, allow_blank=True, default="")
    email = serializers.EmailField(allow_blank=True, default="")
    mode = serializers.ChoiceField(choices=Mode.choices)


class ModeSerializer(serializers.Serializer[Any]):
    mode = serializers.ChoiceField(choices=Mode.choices)


class GroupSerializer(serializers.Serializer[Any]):
    """A group that people registered for: a `selectors.Group`."""

    code = serializers.CharField(source="organisation.code")
    name = serializers.CharField(source="organisation.name")
    persons = serializers.IntegerField()
    marked = serializers.IntegerField()


class PaperInSerializer(serializers.Serializer[Any]):
    """A list from paper, one name or ticket's code a line."""

    text = serializers.CharField(max_length=LONGEST_PAPER)
    mode = serializers.ChoiceField(choices=Mode.choices)


class RefusedLineSerializer(serializers.Serializer[Any]):
    line = serializers.CharField(source="words")
    reasons = serializers.SerializerMethodField()

    def get_reasons(self, row: Any) -> list[str]:  # Any: a Refused of the import
        return [str(reason) for reason in row.reasons]


class PaperSerializer(serializers.Serializer[Any]):
    """What a typed list means."""

    tickets = serializers.IntegerField()
    known = serializers.IntegerField()
    new = serializers.IntegerField()
    already = serializers.IntegerField()
    refused = RefusedLineSerializer(many=True)
