"""How roles are given: they check shape, services do the rest."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from engagement.activities.choices import Role
from engagement.activities.models import Activity
from engagement.activities.roles import selectors


class MemberChoice(forms.ModelChoiceField):
    """Somebody of the group, or who helps already, by the name she chose."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Person.objects.none(), to_field_name="code", **kwargs)

    def label_from_instance(self, obj: Person) -> str:
        return obj.called


class GiveForm(forms.Form):
    """Which role, and whom: somebody who is known here, or an e-mail address."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, widget=forms.RadioSelect)
    member = MemberChoice(
        label=_("Somebody of your group, or who helps already"),
        required=False,
        empty_label=_("Choose a name"),
        help_text=_("The role counts at once."),
    )
    email = forms.EmailField(
        label=_("Or an e-mail address"),
        required=False,
        help_text=_("If this address has signed up, the person is asked. The role counts once they say yes."),
    )

    def __init__(self, *args: Any, activity: Activity, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        member = cast(forms.ModelChoiceField, self.fields["member"])
        member.queryset = selectors.may_be_given(activity, by=person)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        given = [name for name in ("member", "email") if cleaned.get(name)]
        if len(given) != 1 and not self.errors:
            self.add_error("member", _("Choose a name, or write an e-mail address: one of the two."))
        return cleaned


class GroupForm(forms.Form):
    """Another group that organises too."""

    group = forms.CharField(
        label=_("Name of the other group"),
        max_length=120,
        help_text=_(
            "A verified group. Its organisers can do what you can, but call the event off or give roles."
        ),
    )


class HandOverForm(forms.Form):
    """Who takes a role over."""

    to = MemberChoice(label=_("Who takes it over?"), empty_label=_("Choose a name"))

    def __init__(self, *args: Any, activity: Activity, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = cast(forms.ModelChoiceField, self.fields["to"])
        to.queryset = selectors.may_be_given(activity, by=person)
