"""Forms that a phone with a bad line may send twice, and that do their deed once."""

from typing import Any

from django import forms

from core.codes import new_code


class OnceForm(forms.Form):
    """Carries a random word: the service does its deed once for each, by a unique constraint."""

    once = forms.CharField(max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("once", new_code(16))
