"""The filter of the list of messages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from notifications.rules.wanted import Show, WantedMessages


class MessagesForm(forms.Form):
    """Whose messages, and which."""

    q = forms.CharField(label=_("Name"), required=False, max_length=100)
    show = forms.ChoiceField(label=_("Which"), required=False, choices=[("", _("All")), *Show.choices])

    @property
    def is_narrowing(self) -> bool:
        """Whether anything is asked for, so that the page shows its filter open."""
        return any(self.data.get(name) for name in self.fields)

    def wanted(self) -> WantedMessages:
        """What was asked for; what could not be understood does not narrow."""
        self.is_valid()
        return WantedMessages(words=self.cleaned_data.get("q", ""), show=self.cleaned_data.get("show", ""))
