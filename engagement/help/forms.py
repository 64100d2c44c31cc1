"""Forms of the directory: what is looked for, what a coordinator writes, what a reader says is wrong."""

from dataclasses import fields
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from core.texts import check_readable
from engagement.help.choices import Cost, Discretion, Need, Wrong
from engagement.help.models import (
    LONGEST_ABOUT,
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_NUMBER,
    Entry,
)
from engagement.help.plans import Listing, Wanted
from engagement.help.spoken import spoken_choices
from places.forms import PlaceField

check_number = RegexValidator(
    r"^\+?[0-9][0-9 ().\-/]{1,38}$", _("Write the number with figures, like +62 24 000 0000.")
)


class FindForm(forms.Form):
    """The filters of the public list."""

    need = forms.ChoiceField(
        label=_("What do you need?"), required=False, choices=[("", _("Anything")), *Need.choices]
    )
    place = PlaceField(label=_("Where are you?"), required=False)
    language = forms.ChoiceField(label=_("In which language?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["language"]).choices = [
            ("", _("Any language")),
            *spoken_choices(),
        ]

    def wanted(self) -> Wanted:
        """What was asked for; what could not be understood does not narrow."""
        self.is_valid()
        cleaned = self.cleaned_data
        return Wanted(
            need=cleaned.get("need", ""), place=cleaned.get("place"), language=cleaned.get("language", "")
        )


class EntryForm(forms.Form):
    """All that an entry says."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME, validators=[check_readable])
    needs = forms.MultipleChoiceField(
        label=_("What it helps with"), choices=Need.choices, widget=forms.CheckboxSelectMultiple
    )
    about = forms.CharField(
        label=_("What they do"),
        max_length=LONGEST_ABOUT,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In plain words, for somebody in need. Whom do they help, and how?"),
    )
    place = PlaceField(
        label=_("Which place it serves"),
        help_text=_("It is shown to readers there and in all places inside."),
    )
    phone = forms.CharField(
        label=_("Phone"),
        required=False,
        max_length=LONGEST_NUMBER,
        validators=[check_number],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    whatsapp = forms.CharField(
        label=_("WhatsApp"),
        required=False,
        max_length=LONGEST_NUMBER,
        validators=[check_number],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    address = forms.CharField(
        label=_("Address"),
        required=False,
        max_length=LONGEST_LINE,
        help_text=_("Leave it empty for a shelter that must not be found."),
    )
    hours = forms.CharField(
        label=_("When they are open"),
        required=False,
        max_length=LONGEST_LINE,
        help_text=_("In words, for example: Monday to Friday, 9 to 4."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken there"), widget=forms.CheckboxSelectMultiple, required=False
    )
    cost = forms.ChoiceField(label=_("Cost"), choices=Cost.choices)
    discretion = forms.ChoiceField(
        label=_("What becomes of one's name there"), choices=Discretion.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Good to know"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    original_language = forms.ChoiceField(label=_("Written in"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, entry: Entry | None = None, language: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.MultipleChoiceField, self.fields["languages"]).choices = spoken_choices()
        if entry:
            self.initial = {field.name: getattr(entry, field.name) for field in fields(Listing)}
        else:
            self.initial = {
                "original_language": language,
                "cost": Cost.UNKNOWN,
                "discretion": Discretion.UNKNOWN,
            }

    def listing(self) -> Listing:
        """The cleaned values as services take them."""
        return Listing(**self.cleaned_data)


class DoubtForm(forms.Form):
    """What a reader says is wrong; no name is asked and none is kept."""

    wrong = forms.ChoiceField(label=_("What is wrong?"), choices=Wrong.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In your words"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Write nothing that tells who you are."),
    )
