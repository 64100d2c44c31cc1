"""The closed lists of this room."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What a place is; in the order in which equally close matches are listed."""

    COUNTRY = "country", _("country")
    PROVINCE = "province", _("province")
    REGENCY = "regency", _("regency")
    CITY = "city", _("city")
    STATE = "state", _("state")
    DISTRICT = "district", _("district")


class Closeness(StrEnum):
    """How well a place answers what was typed."""

    EXACT = "exact"
    PREFIX = "prefix"
    SIMILAR = "similar"
