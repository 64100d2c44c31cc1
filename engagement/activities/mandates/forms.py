"""The forms of mandates: they check shape, services do the rest."""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Person
from accounts.selectors import members_of
from core.texts import check_readable
from engagement.activities.mandates import selectors
from engagement.activities.mandates.plans import MandatePlan
from engagement.activities.mandates.policies import is_alone
from engagement.activities.models import LONGEST_EVIDENCE, LONGEST_OBJECTION, LONGEST_SCOPE, Activity


class _Member(forms.ModelChoiceField):
    def label_from_instance(self, obj: Person) -> str:
        return obj.called


class _Activity(forms.ModelChoiceField):
    def label_from_instance(self, obj: Activity) -> str:
        return obj.title


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class MandateForm(forms.Form):
    """Who may speak, on what, until when, and what the group decided."""

    holder = _Member(
        queryset=Person.objects.none(),
        to_field_name="code",
        label=_("Who speaks for the group?"),
        empty_label=_("Choose a name"),
        help_text=_("Somebody who belongs to it. Her name stands on this page for the members."),
    )
    scope = forms.CharField(
        label=_("On what may this person speak?"),
        max_length=LONGEST_SCOPE,
        validators=[check_readable],
        help_text=_("In a sentence, such as: on the work of the service desk in our district."),
    )
    activity = _Activity(
        queryset=Activity.objects.none(),
        to_field_name="code",
        label=_("Where?"),
        required=False,
        empty_label=_("In every consultation"),
        help_text=_("Choose one if it was decided for that one only."),
    )
    evidence = forms.CharField(
        label=_("What was decided, by whom and when?"),
        max_length=LONGEST_EVIDENCE,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as: meeting of 3 May, 24 of 31 members, all in favour. The members read it here."),
    )
    evidence_url = forms.URLField(
        label=_("Link to the minutes"), required=False, assume_scheme="https", max_length=200
    )
    starts_on = forms.DateField(label=_("First day"), widget=_day())
    expires_on = forms.DateField(
        label=_("Last day"), widget=_day(), help_text=_("At most two years. After it the group decides anew.")
    )

    def __init__(
        self, *args: Any, organisation: Organisation, person: Person, now: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        members = Person.objects.filter(memberships__in=members_of(organisation)).order_by("called", "id")
        if not is_alone(person, organisation):
            members = members.exclude(pk=person.pk)
        cast(forms.ModelChoiceField, self.fields["holder"]).queryset = members
        activity = cast(forms.ModelChoiceField, self.fields["activity"])
        activity.queryset = selectors.activities_to_speak_in(now)

    def plan(self) -> MandatePlan:
        return MandatePlan(**self.cleaned_data)


class ObjectionForm(forms.Form):
    """Why a member objects."""

    reason = forms.CharField(
        label=_("Why do you object?"),
        max_length=LONGEST_OBJECTION,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ObjectionAnswerForm(forms.Form):
    """What the group says to it."""

    answer = forms.CharField(
        label=_("The answer of the group"),
        max_length=LONGEST_OBJECTION,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 2}),
    )
