"""What a service refuses: a code for programs and a sentence for people, and the two ways in which a page says it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.contrib import messages
from django.http import HttpRequest


class Refused(Exception):
    """The root of every room's refusals: `code` for programs, the message for people."""

    code = "refused"

    def __str__(self) -> str:
        return self.words()

    def words(self) -> str:
        """The sentence, in the reader's language."""
        return ""


@contextmanager
def refusals_on(form: forms.BaseForm) -> Iterator[None]:
    """What is refused inside stands on the form, and the page goes on after the block to show it."""
    try:
        yield
    except Refused as refused:
        form.add_error(None, str(refused))


@contextmanager
def refusals_told(request: HttpRequest) -> Iterator[None]:
    """What is refused inside is told on the next page, and the page goes on after the block to lead there."""
    try:
        yield
    except Refused as refused:
        messages.error(request, str(refused))
