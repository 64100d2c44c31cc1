"""Fields that every room's serializers share."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import available_timezones

from django.conf import settings
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.years import YEARS, words


class MomentField(serializers.DateTimeField):
    """ISO 8601; given out in UTC, taken only with an offset: a bare hour would be guessed wrong."""

    default_error_messages = {
        "no_offset": _("Write the moment with its offset, like 2026-11-27T19:00:00+07:00."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(default_timezone=UTC, **kwargs)

    def to_internal_value(self, value: Any) -> datetime:
        moment = super().to_internal_value(value)
        said = value if isinstance(value, datetime) else parse_datetime(str(value))
        if said is None or said.tzinfo is None:
            self.fail("no_offset")
        if said.year not in YEARS or moment.year not in YEARS:
            raise serializers.ValidationError(words(), code="unlikely_year")
        return moment


class ZoneField(serializers.CharField):
    """An IANA zone by its name."""

    default_error_messages = {"unknown": _("No time zone is known by this name. Write it like Asia/Jakarta.")}

    def to_internal_value(self, data: Any) -> str:
        name = super().to_internal_value(data)
        if name and name not in available_timezones():
            self.fail("unknown")
        return name


class LanguageField(serializers.ChoiceField):
    """One of the languages of the site, by its BCP 47 tag."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=settings.LANGUAGES, **kwargs)
