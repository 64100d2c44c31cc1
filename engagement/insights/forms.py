"""The filters of the desk's lists."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from core.years import check_year
from engagement.activities.choices import Kind, State
from engagement.activities.models import Activity
from engagement.insights.wanted import WantedActivities, WantedDeeds
from engagement.participation.choices import Verb
from places.forms import PlaceField

ALL_KINDS = [("", _("All kinds")), *Kind.choices]
STATES = [("", _("All states")), *(state for state in State.choices if state[0] != State.DRAFT)]
VERBS = [("", _("Anything")), *(verb for verb in Verb.choices if verb[0] != Verb.VOID)]


class DayField(forms.DateField):
    """A day as calendars show it."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_validators = [check_year]


class PeriodForm(forms.Form):
    """From one day to another, both included, by the reader's clock."""

    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("Until"), required=False)

    def period(self, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
        """The two moments, the second not included."""
        until: date | None = self.cleaned_data.get("until")
        return _midnight(self.cleaned_data.get("since"), zone), _midnight(
            until and until + timedelta(days=1), zone
        )

    @property
    def is_narrowing(self) -> bool:
        """Whether anything is asked for, so that the page shows its filters open."""
        return any(self.data.get(name) for name in self.fields)


class ActivitiesForm(PeriodForm):
    q = forms.CharField(label=_("Search activities"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=ALL_KINDS)
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    place = PlaceField(label=_("Place"), required=False)
    field_order = ("q", "kind", "state", "place", "since", "until")

    def wanted(self, zone: ZoneInfo) -> WantedActivities:
        """Call `is_valid()` first; what could not be understood does not narrow, and the page says so."""
        cleaned = self.cleaned_data
        since, until = self.period(zone)
        return WantedActivities(
            words=cleaned.get("q", ""),
            kind=cleaned.get("kind", ""),
            state=cleaned.get("state", ""),
            place=cleaned.get("place"),
            since=since,
            until=until,
        )


class PeopleForm(PeriodForm):
    q = forms.CharField(label=_("Name"), required=False, max_length=100)
    verb = forms.ChoiceField(label=_("What they did"), required=False, choices=VERBS)
    kind = forms.ChoiceField(label=_("Kind of activity"), required=False, choices=ALL_KINDS)
    place = PlaceField(label=_("Place of the activity"), required=False)
    activity = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)
    field_order = ("q", "verb", "kind", "place", "since", "until", "activity")

    def wanted(self, zone: ZoneInfo, activity: Activity | None) -> WantedDeeds:
        """Call `is_valid()` first; what could not be understood does not narrow, and the page says so."""
        cleaned = self.cleaned_data
        since, until = self.period(zone)
        return WantedDeeds(
            words=cleaned.get("q", ""),
            activity=activity,
            verb=cleaned.get("verb", ""),
            kind=cleaned.get("kind", ""),
            place=cleaned.get("place"),
            since=since,
            until=until,
        )


def _midnight(day: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time(), tzinfo=zone) if day else None
