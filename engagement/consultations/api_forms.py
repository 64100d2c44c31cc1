"""Answers that come over the API, checked by the form of the page."""

from collections.abc import Iterable, Set

from django import forms
from django.utils.translation import gettext as _
from rest_framework.serializers import ValidationError


def expect_answers(form: forms.BaseForm, sent: Iterable[str], asked: Set[str]) -> None:
    """Raise ValidationError, answer by answer, for what the form refuses and for what is not `asked`."""
    unknown = set(sent) - asked
    if unknown or not form.is_valid():
        errors = {name: [str(error) for error in errors] for name, errors in form.errors.items()}
        raise ValidationError({"answers": errors | {name: [_("This is not asked.")] for name in unknown}})
