"""Answers with a helper as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import LanguageField
from engagement.consultations.serializers import SaidField


class ConsentWordsSerializer(serializers.Serializer[Any]):
    """The words of consent in the language of the request, and their version."""

    agreed_to = serializers.IntegerField(help_text=_("Send it back once she has said yes."))
    words = serializers.ListField(child=serializers.CharField())


class BesideInSerializer(serializers.Serializer[Any]):
    """What somebody said beside a helper, by the codes of the questions."""

    once = serializers.CharField(
        max_length=16, help_text=_("A random word of yours: sent twice with it, the answers are kept once.")
    )
    agreed_to = serializers.IntegerField(help_text=_("The version of the words that were read to her."))
    language = LanguageField(help_text=_("In which language it is answered."))
    version = serializers.IntegerField(min_value=0, max_value=2**31 - 1)
    answers = serializers.DictField(child=SaidField())
