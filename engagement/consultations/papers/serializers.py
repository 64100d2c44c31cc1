"""Paper as the API gives and takes it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import LanguageField
from engagement.consultations.papers.limits import MOST_AT_ONCE
from engagement.consultations.serializers import SaidField
from engagement.voices.serializers import ReceiptInSerializer


class SheetFiguresSerializer(serializers.Serializer[Any]):
    """How many sheets of a survey were printed, typed, and are left."""

    printed = serializers.IntegerField()
    typed = serializers.IntegerField()
    left = serializers.IntegerField()
    outdated = serializers.IntegerField(
        help_text=_("Of those left: printed before the questions were changed.")
    )


class PrintInSerializer(serializers.Serializer[Any]):
    """Sheets to be printed, each with a code of its own, which stands in the PDF and nowhere else."""

    sheets = serializers.IntegerField(min_value=1, max_value=MOST_AT_ONCE)
    language = LanguageField()


class SheetInSerializer(ReceiptInSerializer):
    """What stands on a sheet: its code, and the answers by the codes of the questions."""

    language = LanguageField(help_text=_("In which language it is answered."))
    version = serializers.IntegerField(min_value=0, max_value=2**31 - 1)
    answers = serializers.DictField(child=SaidField())
