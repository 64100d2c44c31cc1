"""Forms of campaigns: what organisers ask, and how people act."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.texts import check_readable
from engagement.activities.forms import CalledField, TrunkForm
from engagement.campaigns.kinds import KINDS
from engagement.campaigns.models import LONGEST_ASK, LONGEST_PLEDGE
from engagement.campaigns.plans import Ask

IN_ORDER = ("first", "second", "third", "fourth")


class CampaignForm(TrunkForm):
    """The trunk's fields in the words of a campaign, then what it asks."""

    ask = forms.CharField(
        label=_("What do you ask, and of whom?"),
        max_length=LONGEST_ASK,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "The sentence people sign, for example: We ask the regency to open a service desk in every district."
        ),
    )
    goal = forms.IntegerField(
        label=_("How many people do you hope for?"),
        min_value=1,
        max_value=10_000_000,
        help_text=_("Everyone sees it beside the true number."),
    )
    first = forms.ChoiceField(
        label=_("What do you ask people to do?"), choices=[(kind.name, kind.label) for kind in KINDS]
    )
    second = forms.ChoiceField(
        label=_("And after that?"),
        required=False,
        choices=[("", _("Nothing more")), *((kind.name, kind.label) for kind in KINDS)],
    )
    third = forms.ChoiceField(
        label=_("And then?"),
        required=False,
        choices=[("", _("Nothing more")), *((kind.name, kind.label) for kind in KINDS)],
    )
    fourth = forms.ChoiceField(
        label=_("And at last?"),
        required=False,
        choices=[("", _("Nothing more")), *((kind.name, kind.label) for kind in KINDS)],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # People sign on this site, wherever they are.
        del self.fields["is_online"]
        self.fields["place"].label = _("Which place is it about? A district, city, province or country")
        if self.instance.pk:
            campaign = self.instance.campaign
            self.initial["ask"], self.initial["goal"] = campaign.ask, campaign.goal
            for name, action in zip(IN_ORDER, campaign.actions, strict=False):
                self.initial[name] = action

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned["is_online"] = True
        return cleaned

    def said(self) -> Ask:
        """The cleaned values as the service takes them."""
        chosen = (self.cleaned_data[name] for name in IN_ORDER)
        actions = tuple(name for name in dict.fromkeys(chosen) if name)
        return Ask(ask=self.cleaned_data["ask"], goal=self.cleaned_data["goal"], actions=actions)


class SignForm(forms.Form):
    """One button, and whether the name is shown."""

    shows_name = forms.BooleanField(label=_("Show my name in the public list"), required=False)

    def __init__(self, *args: Any, called: str = "", is_sensitive: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_sensitive:
            del self.fields["shows_name"]
        elif called:
            self.fields["shows_name"].label = _('Show my name "%(called)s" in the public list') % {
                "called": called
            }

    def chosen(self) -> bool:
        """Whether the name is to be shown; never where no names are."""
        return bool(self.cleaned_data.get("shows_name"))


class GuestSignForm(SignForm):
    """The same of whoever has no account, and how she is called."""

    called = CalledField(
        help_text=_("If you have taken part here with this address before, the name you chose then stays.")
    )
    field_order = ("called", "shows_name")


class PledgeForm(forms.Form):
    """A promise in one's own words, and its day."""

    words = forms.CharField(
        label=_("What do you promise?"),
        max_length=LONGEST_PLEDGE,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: I will bring two chairs. I will visit a returned family. Never money."),
    )
    due_on = forms.DateField(
        label=_("By which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("We remind you the day before."),
    )


class KeptForm(forms.Form):
    """What became of it, if she likes to say."""

    kept_words = forms.CharField(
        label=_("How did it go?"),
        max_length=LONGEST_PLEDGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    evidence = forms.CharField(
        label=_("Where can one see it? For example a link"),
        max_length=LONGEST_PLEDGE,
        required=False,
    )
