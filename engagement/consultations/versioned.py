"""A form that says to which state of what is asked it is an answer."""

from django import forms
from django.http import QueryDict


class VersionedForm(forms.Form):
    """`version` is that of what she saw; the service sends answers to an older one back."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def show_anew(self, version: int) -> None:
        """Put the present version into a form that was sent for an older one, so that it can be sent again."""
        sent = QueryDict(mutable=True)
        sent.update(self.data)
        sent["version"] = str(version)
        self.data = sent
