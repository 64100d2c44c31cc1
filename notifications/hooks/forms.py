"""The form of one webhook."""

from django import forms
from django.utils.translation import gettext_lazy as _

from notifications.hooks.choices import Event
from notifications.hooks.models import LONGEST_URL


class HookForm(forms.Form):
    """Where to, and of what."""

    url = forms.CharField(
        label=_("Address of your own system"),
        max_length=LONGEST_URL,
        widget=forms.URLInput(attrs={"dir": "ltr", "placeholder": "https://"}),
        help_text=_("A public address that begins with https://"),
    )
    events = forms.MultipleChoiceField(
        label=_("Tell it when"), choices=Event.choices, widget=forms.CheckboxSelectMultiple
    )


class HookChangeForm(HookForm):
    is_on = forms.BooleanField(label=_("Switched on"), required=False)
    field_order = ("is_on", "url", "events")
