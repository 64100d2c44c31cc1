"""Which list, and how those came of whom it does not say."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from core.sheets.errors import FileTooBig
from engagement.activities.models import Activity
from engagement.events.models import Event
from engagement.events.roster_import.limits import LIST_LIMITS
from engagement.participation.choices import Mode


def usual_mode(event: Event) -> Mode:
    """How people take part of whom nothing is said: in the hall where there is one."""
    return Mode.HALL if event.in_hall else Mode.ONLINE


class RosterForm(forms.Form):
    """The upload; the choice of hall or online only where the event has both."""

    file = forms.FileField(
        label=_("Attendance list"),
        help_text=_("A spreadsheet (.xlsx) or .csv as you keep it: columns in any order, one row a person."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    mode = forms.ChoiceField(
        label=_("Where were those of whom the list does not say?"),
        choices=Mode.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, activity: Activity, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.usual = usual_mode(event)
        self.initial["mode"] = self.usual
        if not (event.in_hall and activity.is_online):
            del self.fields["mode"]

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LIST_LIMITS.file_size:
            raise forms.ValidationError(str(FileTooBig(megabytes=LIST_LIMITS.file_size // 1_000_000)))
        return file

    def chosen_mode(self) -> Mode:
        return Mode(self.cleaned_data.get("mode") or self.usual)
