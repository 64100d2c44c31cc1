"""How a page says what a service refused: with the form it came from, or at the top of the page that follows."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from engagement.activities.errors import ActivityError


@contextmanager
def refusals_on(form: forms.BaseForm) -> Iterator[None]:
    """What is refused inside stands on the form, and the page goes on after the block to show it."""
    try:
        yield
    except ActivityError as refused:
        form.add_error(None, str(refused))


@contextmanager
def refusals_told(request: HttpRequest) -> Iterator[None]:
    """What is refused inside is told on the next page, and the page goes on after the block to lead there."""
    try:
        yield
    except ActivityError as refused:
        messages.error(request, str(refused))
