"""What is typed at the door."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from core.texts import check_readable
from engagement.activities.models import Activity
from engagement.events.choices import KnownBy
from engagement.events.models import LONGEST_LISTED, Event
from engagement.participation.choices import Mode

MOST_PEOPLE = 50
LONGEST_PAPER = 20_000


class DoorForm(forms.Form):
    """In which way those who come now take part; only asked where there are two."""

    mode = forms.ChoiceField(
        label=_("How do they take part?"), choices=Mode.choices, widget=forms.RadioSelect, required=False
    )

    def __init__(self, *args: Any, activity: Activity, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mode"].initial = self.usual = Mode.HALL if event.in_hall else Mode.ONLINE
        self.has_two_ways = event.in_hall and activity.is_online
        if not self.has_two_ways:
            del self.fields["mode"]

    def chosen_mode(self) -> Mode:
        """The way chosen, else the hall, else the only one there is."""
        return Mode(getattr(self, "cleaned_data", {}).get("mode") or self.usual)


class MarkForm(DoorForm):
    """One person at the door, and how many of her party."""

    known_by = forms.ChoiceField(choices=[(way.value, way.label) for way in KnownBy], required=False)
    people = forms.IntegerField(min_value=1, max_value=MOST_PEOPLE, required=False)

    def known_how(self) -> KnownBy:
        """Only the ways of the door may be named in a form."""
        said = self.cleaned_data["known_by"]
        return KnownBy(said) if said in {KnownBy.SCAN, KnownBy.CODE} else KnownBy.NAME


class WalkInForm(DoorForm):
    """Somebody who did not register: her name is enough."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_LISTED, validators=[check_readable])
    people = forms.IntegerField(
        label=_("How many people, she included?"), min_value=1, max_value=MOST_PEOPLE, initial=1
    )
    organisation = forms.CharField(label=_("Agency or group"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Only so that nobody is counted twice. Nobody is written to."),
    )

    field_order = ("name", "people", "organisation", "email", "mode")


class PaperForm(DoorForm):
    """A list from paper, one name or code a line."""

    text = forms.CharField(
        label=_("Names or ticket codes, one a line"),
        max_length=LONGEST_PAPER,
        widget=forms.Textarea(attrs={"rows": 12, "autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.CharField, self.fields["text"]).strip = False
