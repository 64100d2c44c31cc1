"""Forms of agendas and minutes: they check shape, services do the rest."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from core.once import OnceForm
from core.texts import check_readable
from engagement.events.minutes.plans import Decided, Item, Point
from engagement.events.models import (
    LONGEST_CORRECTION,
    LONGEST_DECISION,
    LONGEST_ITEM,
    LONGEST_NOTES,
    LONGEST_OWNER,
    LONGEST_SPEAKER,
    AgendaItem,
)
from engagement.voices.choices import SpeakerKind
from engagement.voices.models import LONGEST_POINT


class PointForm(OnceForm):
    """One tap for who said it, then what was said."""

    kind = forms.ChoiceField(
        label=_("Who said it?"),
        choices=SpeakerKind.choices,
        widget=forms.RadioSelect,
        help_text=_("Never a name. If only one such person is in the room, choose “Other”."),
    )
    text = forms.CharField(
        label=_("What was said"),
        max_length=LONGEST_POINT,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In a sentence or two. Names do not belong here."),
    )
    item = forms.ChoiceField(label=_("To which point of the agenda?"), required=False)

    def __init__(self, *args: Any, agenda: Iterable[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(item.code, item.title) for item in agenda]
        if choices:
            cast(forms.ChoiceField, self.fields["item"]).choices = [("", _("To none of them")), *choices]
        else:
            del self.fields["item"]

    def point(self) -> Point:
        """The cleaned values as the service takes them."""
        cleaned = self.cleaned_data
        return Point(kind=SpeakerKind(cleaned["kind"]), text=cleaned["text"], item=cleaned.get("item", ""))


class DecisionForm(OnceForm):
    """What was decided, who sees to it and by when."""

    prefix = "decision"

    text = forms.CharField(
        label=_("What was decided"),
        max_length=LONGEST_DECISION,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    owner = forms.CharField(
        label=_("Who sees to it?"),
        max_length=LONGEST_OWNER,
        required=False,
        help_text=_("A group, an office or a post; no private names."),
    )
    due_on = forms.DateField(
        label=_("By when?"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def decided(self) -> Decided:
        """The cleaned values as the service takes them."""
        cleaned = self.cleaned_data
        return Decided(text=cleaned["text"], owner=cleaned["owner"], due_on=cleaned["due_on"])


class NotesForm(forms.Form):
    """Everything else; `before` is how the notes stood, so that nobody's words are written over."""

    prefix = "notes"

    text = forms.CharField(
        label=_("Notes"),
        max_length=LONGEST_NOTES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("How it went, in your words. Names do not belong here."),
    )
    before = forms.CharField(required=False, widget=forms.HiddenInput)


class CorrectionForm(forms.Form):
    """What is wrong in confirmed minutes."""

    note = forms.CharField(
        label=_("What is corrected?"),
        max_length=LONGEST_CORRECTION,
        validators=[check_readable],
        help_text=_("Everyone reads it beside the corrected minutes."),
    )


class AgendaForm(forms.Form):
    """One thing more to speak about."""

    title = forms.CharField(
        label=_("What is it about?"), max_length=LONGEST_ITEM, validators=[check_readable]
    )
    minutes = forms.IntegerField(label=_("How many minutes?"), required=False, min_value=1, max_value=1440)
    speaker = forms.CharField(
        label=_("Who opens it?"),
        max_length=LONGEST_SPEAKER,
        required=False,
        help_text=_("Everyone can read it: name only who agreed to it."),
    )

    def item(self) -> Item:
        """The cleaned values as the service takes them."""
        return Item(**self.cleaned_data)
