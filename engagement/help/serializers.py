"""The directory as the API gives and takes it."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import LanguageField, MomentField
from core.texts import check_readable
from engagement.help.choices import SPOKEN, Cost, Discretion, Need, Wrong
from engagement.help.forms import check_number
from engagement.help.models import (
    LONGEST_ABOUT,
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_NUMBER,
    Doubt,
    Entry,
)
from engagement.help.policies import is_verified
from places.serializers import PlaceCodeField, PlaceSerializer


class WantedSerializer(serializers.Serializer[Any]):
    """What the directory is narrowed to; what is left out does not narrow."""

    need = serializers.ChoiceField(required=False, allow_blank=True, choices=Need.choices)
    place = PlaceCodeField(
        required=False, help_text=_("The code of a place: what serves it, from the nearest to the widest.")
    )
    language = serializers.ChoiceField(
        required=False, allow_blank=True, choices=SPOKEN, help_text=_("Spoken there, as BCP 47.")
    )


class EntrySerializer(serializers.Serializer[Entry]):
    """One service of the directory."""

    code = serializers.CharField()
    name = serializers.CharField()
    about = serializers.CharField()
    original_language = serializers.CharField()
    needs = serializers.ListField(child=serializers.ChoiceField(choices=Need.choices))
    place = PlaceSerializer(help_text=_("It serves this place and all inside it."))
    languages = serializers.ListField(child=serializers.CharField(), help_text=_("Spoken there, as BCP 47."))
    phone = serializers.CharField()
    whatsapp = serializers.CharField()
    email = serializers.CharField()
    address = serializers.CharField()
    hours = serializers.CharField(help_text=_("When they are open, in words."))
    cost = serializers.ChoiceField(choices=Cost.choices)
    discretion = serializers.ChoiceField(choices=Discretion.choices)
    note = serializers.CharField()
    verified_at = MomentField()
    is_verified = serializers.SerializerMethodField(help_text=_("Whether that was less than 90 days ago."))
    removed_at = MomentField(allow_null=True, help_text=_("Since when readers do not see it; null: they do."))

    def get_is_verified(self, entry: Entry) -> bool:
        return is_verified(entry, self.context["now"])


class KeptEntrySerializer(EntrySerializer):
    """An entry as its coordinators list it."""

    open_doubts = serializers.IntegerField(help_text=_("How often readers said that it is wrong."))


class EntryInSerializer(serializers.Serializer[Any]):
    """The whole of an entry; at least one way to reach them."""

    name = serializers.CharField(max_length=LONGEST_NAME, validators=[check_readable])
    about = serializers.CharField(max_length=LONGEST_ABOUT, validators=[check_readable])
    original_language = LanguageField(default=settings.LANGUAGE_CODE)
    needs = serializers.ListField(child=serializers.ChoiceField(choices=Need.choices), min_length=1)
    place = PlaceCodeField()
    languages = serializers.ListField(child=serializers.ChoiceField(choices=SPOKEN), default=list)
    phone = serializers.CharField(
        max_length=LONGEST_NUMBER, validators=[check_number], allow_blank=True, default=""
    )
    whatsapp = serializers.CharField(
        max_length=LONGEST_NUMBER, validators=[check_number], allow_blank=True, default=""
    )
    email = serializers.EmailField(allow_blank=True, default="")
    address = serializers.CharField(max_length=LONGEST_LINE, allow_blank=True, default="")
    hours = serializers.CharField(max_length=LONGEST_LINE, allow_blank=True, default="")
    cost = serializers.ChoiceField(choices=Cost.choices, default=Cost.UNKNOWN)
    discretion = serializers.ChoiceField(choices=Discretion.choices, default=Discretion.UNKNOWN)
    note = serializers.CharField(max_length=LONGEST_NOTE, allow_blank=True, default="")


class DoubtInSerializer(serializers.Serializer[Any]):
    """What is wrong; nothing is kept of who says it."""

    wrong = serializers.ChoiceField(choices=Wrong.choices)
    words = serializers.CharField(max_length=LONGEST_NOTE, allow_blank=True, default="")


class DoubtSerializer(serializers.Serializer[Doubt]):
    """What a reader said of an entry."""

    code = serializers.CharField()
    wrong = serializers.ChoiceField(choices=Wrong.choices)
    words = serializers.CharField()
    at = MomentField()
