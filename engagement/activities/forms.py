"""Forms of the trunk: what every kind asks, the filters of the list, the reviewer's note."""

from datetime import date, datetime
from typing import Any, ClassVar, cast

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.mailboxes import written
from core.site import site_settings
from core.texts import check_readable
from core.times import is_zone
from core.years import YEARS
from core.zones import zone_choices
from engagement.activities.choices import Kind
from engagement.activities.models import Activity
from engagement.activities.plans import Trunk
from engagement.activities.selectors import Wanted
from engagement.activities.wall_clock import WallClockField, moment_of, on_the_wall
from places.forms import PlaceField
from places.selectors import zone_of


class TrunkForm(forms.ModelForm):
    """What an organiser writes about any activity; kinds add their fields below."""

    place = PlaceField(label=_("Where? A district, city, province or country"))
    starts = WallClockField(label=_("Starts"), help_text=_("By the clock at that place."))
    ends = WallClockField(label=_("Ends"))
    zone = forms.ChoiceField(
        label=_("Time zone"), required=False, help_text=_("Leave it empty to use the clock of the place.")
    )
    original_language = forms.ChoiceField(label=_("Written in"), choices=settings.LANGUAGES)

    class Meta:
        model = Activity
        fields: ClassVar = [
            "organisation",
            "title",
            "summary",
            "body",
            "original_language",
            "place",
            "starts",
            "ends",
            "zone",
            "is_online",
            "is_sensitive",
        ]
        widgets: ClassVar = {
            "summary": forms.Textarea(attrs={"rows": 2}),
            "body": forms.Textarea(attrs={"rows": 8}),
        }

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = cast(forms.ModelChoiceField, self.fields["organisation"])
        groups.queryset = person.organisations.filter(pk__in=person.powers.drafts_for)
        for name in ("title", "summary"):
            self.fields[name].validators.append(check_readable)
        zone = cast(forms.ChoiceField, self.fields["zone"])
        zone.choices = [("", _("The clock of the place")), *zone_choices(kept=self.instance.zone)]
        if self.instance.pk:
            # A group keeps what it began.
            del self.fields["organisation"]
            for name, moment in self._moments().items():
                self.initial[name] = on_the_wall(moment, self.instance.zone)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        place = cleaned.get("place")
        if place and not cleaned.get("zone"):
            cleaned["zone"] = zone_of(place) or ""
            if not cleaned["zone"]:
                self.add_error("zone", _("This country has several time zones. Choose the one of the place."))
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The end must come after the start."))
        return cleaned

    def _post_clean(self) -> None:
        """The trunk is written by services, not through the form's instance."""

    def trunk(self) -> Trunk:
        """The cleaned values as services take them."""
        cleaned = self.cleaned_data
        return Trunk(
            title=cleaned["title"],
            summary=cleaned["summary"],
            body=cleaned["body"],
            place=cleaned["place"],
            zone=cleaned["zone"],
            starts_at=self._moment("starts"),
            ends_at=self._moment("ends"),
            is_online=cleaned["is_online"],
            is_sensitive=cleaned["is_sensitive"],
            original_language=cleaned["original_language"],
        )

    def _moments(self) -> dict[str, datetime]:
        """Those that stand, by the names of the fields."""
        return {"starts": self.instance.starts_at, "ends": self.instance.ends_at}

    def _moment(self, name: str) -> datetime:
        zone = self.cleaned_data["zone"]
        before = self._moments()[name] if zone == self.instance.zone and self.instance.pk else None
        return moment_of(self.cleaned_data[name], zone, before=before)


class ListForm(forms.Form):
    """The filters of the public list."""

    q = forms.CharField(label=_("Search activities"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *Kind.choices])
    place = PlaceField(label=_("Place"), required=False)
    over = forms.BooleanField(label=_("Show past ones too"), required=False)
    online = forms.BooleanField(label=_("Online only"), required=False)

    def wanted(self) -> Wanted:
        """What was asked for; what could not be understood does not narrow."""
        self.is_valid()
        cleaned = self.cleaned_data
        return Wanted(
            words=cleaned.get("q", ""),
            kind=cleaned.get("kind", ""),
            place=cleaned.get("place"),
            open_now=not cleaned.get("over", False),
            online=cleaned.get("online", False),
        )


class MonthForm(ListForm):
    """The filters of the month: those of the list, and which month; what is over stands in it anyway."""

    over = None  # type: ignore[assignment]  # Django's way of leaving a field of the parent out
    month = forms.CharField(required=False, widget=forms.HiddenInput)

    def first_day(self, today: date) -> date:
        """The first day of the month asked for ("2026-12"), else of this one."""
        self.is_valid()
        try:
            first = date.fromisoformat(f"{self.cleaned_data.get('month', '')}-01")
        except ValueError:
            return today.replace(day=1)
        return first if first.year in YEARS else today.replace(day=1)

    def zone(self, wanted: str) -> str:
        """The reader's zone; what a browser sent is not trusted to be one."""
        return wanted if is_zone(wanted) else site_settings().zone


class ReturnForm(forms.Form):
    """What the reviewer asks to change."""

    note = forms.CharField(
        label=_("What should change?"),
        max_length=1000,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MailAddressField(forms.EmailField):
    """An e-mail address, however it is typed, in the one spelling we write to."""

    def to_python(self, value: Any) -> Any:
        return written(super().to_python(value) or "")


class GuestForm(forms.Form):
    """Where to send the link to whoever takes part without an account."""

    email = MailAddressField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class CalledField(forms.CharField):
    """How she wants to be called who has no account."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Name to be called by"),
            max_length=60,
            validators=[check_readable],
            widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
            **kwargs,
        )
