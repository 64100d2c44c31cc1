"""How heads are counted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.activities.models import Activity
from engagement.events.models import LONGEST_NOTE, MOST_HEADS, Event
from engagement.participation.choices import Mode


class HeadCountForm(forms.Form):
    """How many are seen now, in which way."""

    people = forms.IntegerField(label=_("People counted"), min_value=1, max_value=MOST_HEADS)
    mode = forms.ChoiceField(label=_("Where"), choices=Mode.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Note"), max_length=LONGEST_NOTE, required=False)

    def __init__(self, *args: Any, activity: Activity, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.only_mode = Mode.HALL if event.in_hall else Mode.ONLINE
        self.initial.setdefault("mode", self.only_mode)
        if not (event.in_hall and activity.is_online):
            del self.fields["mode"]

    def chosen_mode(self) -> Mode:
        """The way chosen, or the only one there is."""
        return Mode(self.cleaned_data["mode"]) if "mode" in self.fields else self.only_mode
