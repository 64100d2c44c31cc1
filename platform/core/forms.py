"""The form of the site's settings."""

from typing import ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.models import SiteSettings
from core.zones import zone_choices


class SiteSettingsForm(forms.ModelForm):
    """What the administrator decides for the whole site."""

    languages = forms.MultipleChoiceField(
        label=_("Languages readers can choose"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: all that are installed."),
    )
    zone = forms.ChoiceField(
        label=_("Time zone"), choices=zone_choices, help_text=_("For readers of whom we know none.")
    )

    class Meta:
        model = SiteSettings
        fields: ClassVar = [
            "name",
            "languages",
            "zone",
            "quiet_from",
            "quiet_until",
            "contact",
            "help_line",
            "quick_exit_to",
        ]
        widgets: ClassVar = {
            "quiet_from": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "quiet_until": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }
        help_texts: ClassVar = {
            "help_line": _(
                "A number to call in need, like +62 24 000 0000. It is shown to who may be in danger."
            ),
            "quiet_until": _("By the clock of each reader. In these hours only what is urgent is sent."),
        }
