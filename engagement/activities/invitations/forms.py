"""What an organiser writes to invite, and what an agency writes to send."""

from datetime import date, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core.texts import check_readable
from engagement.activities.invitations.plans import Guest, Named
from engagement.activities.invitations.reading import MOST_LINES, Line, read_lines
from engagement.activities.models import LONGEST_INVITED, LONGEST_WORDS, Activity

_USUAL_TIME_LEFT = timedelta(days=5)
ROWS = 8


class InviteForm(forms.Form):
    """Whom, with what words, until when; `lines` is what was understood of the list."""

    guests = forms.CharField(
        label=_("Who is invited? One in each line"),
        max_length=20_000,
        help_text=_(
            "Name, e-mail address, number of seats. An agency with seats names who comes; without a number the "
            "person comes herself or himself. For a verified group of this site its name is enough."
        ),
        widget=forms.Textarea(
            attrs={"rows": 5, "placeholder": "Dinas Contoh, sekretariat@contoh.test, 3", "dir": "auto"}
        ),
    )
    note = forms.CharField(
        label=_("A few words of your own in the letter"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    answer_by = forms.DateField(
        label=_("Last day to answer"),
        help_text=_("Three days before, those who have not answered are reminded once."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, activity: Activity, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.activity = activity
        self.lines: list[Line] = []
        self.initial["language"] = activity.original_language
        self.initial["answer_by"] = _usual_day(activity, now)

    def clean_guests(self) -> str:
        text = cast(str, self.cleaned_data["guests"])
        self.lines = read_lines(text, self.activity)
        if len(self.lines) > MOST_LINES:
            raise forms.ValidationError(
                ngettext_lazy(
                    "Invite at most %(most)d at once.", "Invite at most %(most)d at once.", MOST_LINES
                )
                % {"most": MOST_LINES}
            )
        return text

    @property
    def understood(self) -> list[Guest]:
        """Those who can be invited."""
        return [line.guest for line in self.lines if line.guest]

    @property
    def seats(self) -> int:
        return sum(guest.seats or 1 for guest in self.understood)


class AnswerForm(forms.Form):
    """The button pressed, and names of those who come: a row for each seat without a name, up to a page of them."""

    answer = forms.ChoiceField(choices=[("yes", ""), ("no", "")], required=False, widget=forms.HiddenInput)
    take_off = forms.CharField(max_length=10, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, seats_left: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = range(1, min(seats_left, ROWS) + 1)
        for number in self.numbers:
            self.fields[f"name_{number}"] = forms.CharField(
                label=_("Name %(number)d") % {"number": number},
                max_length=LONGEST_INVITED,
                required=False,
                validators=[check_readable],
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("answer") and not cleaned.get("take_off"):
            raise forms.ValidationError(_("Press one of the buttons to answer."))
        return cleaned

    def delegates(self) -> list[Named]:
        """The names written, in order."""
        names = [self.cleaned_data[f"name_{number}"] for number in self.numbers]
        return [Named(name=name) for name in names if name]


def _usual_day(activity: Activity, now: datetime) -> date:
    """Five days before it starts, where that leaves time to answer; else the day before, at the earliest today."""
    zone = ZoneInfo(activity.zone)
    today, start = now.astimezone(zone).date(), activity.starts_at.astimezone(zone).date()
    usual = start - _USUAL_TIME_LEFT
    return usual if usual - today >= _USUAL_TIME_LEFT else max(start - timedelta(days=1), today)
