"""Corridors as the API gives and takes them."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import LanguageField, MomentField, ZoneField
from core.texts import check_readable
from core.years import check_year
from engagement.activities.serializers import ActivitySerializer, OrganiserSerializer
from engagement.corridors.lines import Wording
from engagement.corridors.models import LONGEST_ABOUT, LONGEST_LINK, LONGEST_TASK, LONGEST_TITLE, LONGEST_WORD
from places.serializers import PlaceSerializer


class WordingSerializer(serializers.Serializer[Wording]):
    """The page's words in one language."""

    language = serializers.CharField(help_text=_("BCP 47."))
    direction = serializers.ChoiceField(choices=["ltr", "rtl"])
    title = serializers.CharField()
    about = serializers.CharField()


class CorridorTaskSerializer(serializers.Serializer[Any]):
    """What a side does, by a day of its own calendar."""

    code = serializers.CharField(source="task.code")
    text = serializers.CharField(source="task.text")
    language = serializers.CharField(source="task.language")
    due_on = serializers.DateField(source="task.due_on")
    is_late = serializers.BooleanField(help_text=_("By the calendar where the side is."))
    done_at = MomentField(source="task.done_at", allow_null=True, help_text=_("Null: it is still open."))
    done_word = serializers.CharField(source="task.done_word")
    done_link = serializers.CharField(source="task.done_link", help_text=_("An address, or empty."))


class SideSerializer(serializers.Serializer[Any]):
    """One of the two groups."""

    organisation = OrganiserSerializer(source="side.organisation")
    place = PlaceSerializer(source="side.organisation.place")
    zone = serializers.CharField(source="side.zone", help_text=_("IANA zone; empty until it has said yes."))
    accepted_at = MomentField(source="side.accepted_at", allow_null=True)
    today = serializers.DateField(allow_null=True, help_text=_("The day there now."))
    tasks = CorridorTaskSerializer(many=True)


class CorridorSerializer(serializers.Serializer[Any]):
    """Two groups that run something together."""

    code = serializers.CharField(source="corridor.code")
    url = serializers.CharField(source="corridor.get_absolute_url", help_text=_("Its page on the site."))
    is_public = serializers.BooleanField(help_text=_("Whether everybody sees it."))
    ended_at = MomentField(source="corridor.ended_at", allow_null=True)
    words = WordingSerializer(many=True, help_text=_("The reader's language first."))
    sides = SideSerializer(many=True, help_text=_("The group that proposed it first."))
    activities = ActivitySerializer(many=True)


class WordsInSerializer(serializers.Serializer[Any]):
    """The page's words in this side's language; empty where those of the other side are enough."""

    language = LanguageField(default=settings.LANGUAGE_CODE)
    title = serializers.CharField(max_length=LONGEST_TITLE, allow_blank=True, default="")
    about = serializers.CharField(max_length=LONGEST_ABOUT, allow_blank=True, default="")


class AcceptInSerializer(WordsInSerializer):
    """Saying yes, with words of one's own or without."""

    zone = ZoneField(allow_blank=True, default="", help_text=_("Left out: the clock of the place."))


class ProposeInSerializer(serializers.Serializer[Any]):
    """Who asks whom, and for what."""

    organisation = serializers.CharField(
        max_length=10, help_text=_("The code of a group that you organise for.")
    )
    partner = serializers.CharField(max_length=10, help_text=_("The code of the group that is asked."))
    language = LanguageField(default=settings.LANGUAGE_CODE)
    title = serializers.CharField(max_length=LONGEST_TITLE, validators=[check_readable])
    about = serializers.CharField(max_length=LONGEST_ABOUT, allow_blank=True, default="")
    zone = ZoneField(allow_blank=True, default="", help_text=_("Left out: the clock of the place."))


class CorridorTaskInSerializer(serializers.Serializer[Any]):
    """What is to be done, by when."""

    text = serializers.CharField(max_length=LONGEST_TASK, validators=[check_readable])
    due_on = serializers.DateField(validators=[check_year])


class NewTaskInSerializer(CorridorTaskInSerializer):
    """A task that is not there yet."""

    once = serializers.CharField(
        max_length=16, help_text=_("A word of your own: sent twice with the same one, it is done once.")
    )


class DoneInSerializer(serializers.Serializer[Any]):
    """How a task went."""

    word = serializers.CharField(max_length=LONGEST_WORD, validators=[check_readable])
    link = serializers.URLField(max_length=LONGEST_LINK, allow_blank=True, default="")
