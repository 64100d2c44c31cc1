"""Forms of a helper: the consent, and the survey with all she needs to keep it once."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from core.once import OnceForm
from engagement.consultations.beside.consent import CONSENT_VERSION
from engagement.consultations.models import Phase
from engagement.consultations.surveys import selectors as surveys
from engagement.consultations.surveys.answer_form import SurveyForm


class ConsentForm(forms.Form):
    """That she has heard the words and said yes; `agreed_to` is their version on the page."""

    language = forms.ChoiceField(choices=settings.LANGUAGES, widget=forms.HiddenInput)
    agreed_to = forms.IntegerField(widget=forms.HiddenInput)
    agreed = forms.BooleanField(label=gettext_lazy("I have read this to her, and she said yes"))


class BesideForm(SurveyForm, OnceForm):
    """All questions on one page, in the language it was begun in."""

    language = forms.ChoiceField(choices=settings.LANGUAGES, widget=forms.HiddenInput)
    agreed_to = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None, *, phase: Phase, language: str) -> None:
        super().__init__(
            data,
            questions=surveys.questions_of(phase),
            said={},
            version=phase.version,
            language=phase.consultation.activity.original_language,
        )
        self.initial.update(language=language, agreed_to=CONSENT_VERSION)
