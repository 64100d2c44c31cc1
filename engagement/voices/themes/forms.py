"""Forms of sorting: they check shape, services do the rest."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from core.texts import check_readable
from engagement.voices.models import LONGEST_THEME, Theme


class SortForm(forms.Form):
    """Into which theme; a title that is written makes a new one, whichever was chosen."""

    theme = forms.ChoiceField(label=_("Put them into"), required=False)
    title = forms.CharField(
        label=_("Title of the new theme"),
        max_length=LONGEST_THEME,
        required=False,
        help_text=_("What they say, in one line. Everyone reads it once it is answered."),
    )

    def __init__(self, *args: Any, themes: Iterable[Theme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(theme.code, theme.title) for theme in themes]
        if choices:
            cast(forms.ChoiceField, self.fields["theme"]).choices = [("", _("a new theme")), *choices]
        else:
            del self.fields["theme"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("theme") and not cleaned.get("title"):
            self.add_error("title", _("Say in one line what they have in common."))
        elif cleaned.get("title"):
            cleaned["theme"] = ""
        return cleaned


class TitleForm(forms.Form):
    """What a theme is called."""

    title = forms.CharField(
        label=_("What they say, in one line"), max_length=LONGEST_THEME, validators=[check_readable]
    )


class AskForm(forms.Form):
    """Who shall answer, and by when."""

    organisation = forms.ModelChoiceField(
        label=_("Who answers?"),
        queryset=Organisation.objects.none(),
        required=False,
        to_field_name="code",
        help_text=_("Verified public bodies of this place, above it and below it."),
    )
    due_on = forms.DateField(
        label=_("Answer by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, theme: Theme, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        field.queryset = bodies
        field.empty_label = theme.activity.organisation.name
