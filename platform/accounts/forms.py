"""Forms about people and groups: they check shape, services do the rest."""

from typing import Any, ClassVar, cast

from allauth.account.fields import PasswordField
from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.choices import MemberRole, PlacePower, Way
from accounts.models import Organisation
from accounts.shared_phones import keep_short_if_shared
from core.texts import check_readable
from core.zones import zone_choices
from places.forms import PlaceField


class SignupForm(AllauthSignupForm):
    """The page to sign up: an address and `signup_fields`; nothing else is demanded."""

    field_order: ClassVar = ["called", "email", "zone"]


class PasswordSignInForm(AllauthLoginForm):
    """The second way to sign in; allauth leaves the password out where sign-up asks for none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = PasswordField(
            label=_("Password"), autocomplete="current-password", show_reset_help=True
        )
        self.fields["shared_phone"] = forms.BooleanField(
            label=_("Others use this phone too"),
            required=False,
            help_text=_("Then you are signed out when the browser is closed."),
        )

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        answer: HttpResponse = super().login(request, redirect_url=redirect_url)
        # allauth has just set the long duration.
        keep_short_if_shared(request)
        return answer


class ProofForm(forms.Form):
    """The code that came by mail, to show that it is still she."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


def _clock() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class SelfForm(forms.Form):
    """What a person says of herself; everything below the name is optional."""

    called = forms.CharField(
        label=_("Name to be called by"),
        max_length=60,
        validators=[check_readable],
        help_text=_("This is the name others see."),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, help_text=_("For the pages and for messages to you.")
    )
    zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        help_text=_("Times are shown by your clock, and reminders come by it."),
    )
    ways = forms.MultipleChoiceField(
        label=_("How do you take part?"),
        choices=Way.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "So that we see whose voice is missing. Organisers see only numbers, never that it was you. "
            "It opens no doors and closes none."
        ),
    )
    reads = forms.MultipleChoiceField(
        label=_("Languages you read"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("So that texts come in a language you read. Only you and the site see it."),
    )
    lives_in = PlaceField(
        label=_("Where do you live?"),
        required=False,
        help_text=_("A district, city or country, to show what is near you. Others see only numbers."),
    )
    comes_from = PlaceField(
        label=_("Where do you come from?"),
        required=False,
        help_text=_(
            "So that your home area knows how many of its people took part. Others see only numbers."
        ),
    )

    quiet_from = forms.TimeField(
        label=_("Do not write to me from"), required=False, widget=_clock(), help_text=_("By your own clock.")
    )
    quiet_until = forms.TimeField(
        label=_("until"),
        required=False,
        widget=_clock(),
        help_text=_(
            "Only what is urgent comes in these hours. Leave both empty for the night, as on the whole site; "
            "write the same hour twice for no such hours."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = cast(forms.ChoiceField, self.fields["zone"])
        zone.choices = [
            ("", _("The clock of where I live")),
            *zone_choices(kept=str(self.initial.get("zone", ""))),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, other in (("quiet_from", "quiet_until"), ("quiet_until", "quiet_from")):
            if cleaned.get(other) and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Write both hours, or leave both empty."))
        return cleaned


class OrganisationForm(forms.ModelForm):
    """A group that wants to take part or to organise."""

    name = forms.CharField(label=_("Name of the group"), max_length=120, validators=[check_readable])
    place = PlaceField(label=_("Where is the group at home?"))

    class Meta:
        model = Organisation
        fields: ClassVar = ["name", "kind", "place", "about"]
        widgets: ClassVar = {"about": forms.Textarea(attrs={"rows": 4})}


class InvitationForm(forms.Form):
    """Whom to ask into the group."""

    email = forms.EmailField(label=_("E-mail address"), help_text=_("The address they signed up with."))
    role = forms.ChoiceField(label=_("Role"), choices=MemberRole.choices)


class WishForm(forms.Form):
    """Why somebody would like to join."""

    wish = forms.CharField(
        label=_("Why would you like to join?"),
        max_length=280,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A sentence. Who manages the group reads it beside the name you chose."),
    )


class WishAnswerForm(forms.Form):
    """A word to who asked; drawn by the row of the list."""

    word = forms.CharField(max_length=280, required=False)


class RoleForm(forms.Form):
    """Another role for a member; drawn by the row of the table."""

    role = forms.ChoiceField(label=_("Role"), choices=MemberRole.choices)


GIVEN_BY_ADMINISTRATORS = [
    (power.value, power.label) for power in (PlacePower.COORDINATOR, PlacePower.AUTHORITY)
]


class PlaceRoleForm(forms.Form):
    """Whom to give which power over which place."""

    email = forms.EmailField(label=_("E-mail address"), help_text=_("The address they signed up with."))
    place = PlaceField(label=_("Place"), help_text=_("The power holds for this place and all below it."))
    power = forms.ChoiceField(label=_("Power"), choices=GIVEN_BY_ADMINISTRATORS)
