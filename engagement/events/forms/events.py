"""What organisers plan."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from engagement.activities.forms import TrunkForm
from engagement.activities.models import LONGEST_NOTE
from engagement.activities.versions import is_move
from engagement.activities.wall_clock import WallClockField, moment_of, on_the_wall
from engagement.events.models import DEFAULT_ANSWER, LONGEST_ASK, LONGEST_OFFER
from engagement.events.plans import Hall

GROUPS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (_("The hall"), ("in_hall", "venue", "seats")),
    (_("Online"), ("is_online", "online_link", "online_seats")),
    (
        _("Who may register, and how"),
        ("party_most", "registration_closes", "needs_approval", "allows_transfer"),
    ),
    (_("When all seats are taken"), ("has_waiting_list", "smaller_may_overtake", "offer_hours")),
    (_("Shortly before it starts"), ("reconfirm_hours", "reconfirm_by_hours", "frees_silent_seats")),
)
"""Headings and their fields; what is in none of them stands above."""


class EventForm(TrunkForm):
    """The trunk's fields, then the hall, the online room and who may register. It works left alone."""

    in_hall = forms.BooleanField(label=_("People can come to a hall"), required=False, initial=True)
    venue = forms.CharField(
        label=_("Name and address of the hall"),
        max_length=200,
        required=False,
        help_text=_("Everyone sees it."),
    )
    seats = forms.IntegerField(
        label=_("Seats in the hall"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=_("Leave it empty if there is room for all."),
    )
    online_link = forms.URLField(
        label=_("Online link"), required=False, help_text=_("Only those who registered to be online see it.")
    )
    online_seats = forms.IntegerField(
        label=_("Places online"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=_("Leave it empty if there is room for all."),
    )
    party_most = forms.IntegerField(
        label=_("How many people may one registration bring?"), min_value=1, max_value=50, initial=6
    )
    registration_closes = WallClockField(
        label=_("Registration closes"),
        required=False,
        help_text=_("By the clock at that place. Leave it empty to take registrations until the end."),
    )
    needs_approval = forms.BooleanField(
        label=_("I decide on each registration myself"),
        required=False,
        help_text=_("You approve or decline; nobody has a seat before that."),
    )
    allows_transfer = forms.BooleanField(
        label=_("Whoever cannot come may hand the place to somebody else"),
        required=False,
        initial=True,
        help_text=_("Not where you decide on each registration yourself."),
    )
    has_waiting_list = forms.BooleanField(
        label=_("Keep a waiting list"),
        required=False,
        initial=True,
        help_text=_("Free seats go to whoever waits longest, by themselves."),
    )
    smaller_may_overtake = forms.BooleanField(
        label=_("A smaller party may go first when the next one does not fit"), required=False
    )
    offer_hours = forms.IntegerField(
        label=_("Hours to say whether they still want the seats"),
        required=False,
        min_value=1,
        max_value=LONGEST_OFFER,
        help_text=_("Leave it empty to give them the seats at once."),
    )

    reconfirm_hours = forms.IntegerField(
        label=_("Ask people whether they still come: how many hours before the start?"),
        required=False,
        min_value=1,
        max_value=LONGEST_ASK,
        help_text=_("72 hours are three days. Leave it empty and nobody is asked."),
    )
    reconfirm_by_hours = forms.IntegerField(
        label=_("Until how many hours before the start do they answer?"),
        required=False,
        min_value=0,
        max_value=LONGEST_ASK,
        initial=DEFAULT_ANSWER,
    )
    frees_silent_seats = forms.BooleanField(
        label=_("Whoever does not answer in time loses the seat to those who wait"),
        required=False,
        help_text=_("Otherwise they keep it, and you see who has not answered."),
    )

    note = forms.CharField(
        label=_("If you change the time or the place: why?"),
        max_length=LONGEST_NOTE,
        required=False,
        help_text=_("Those who are registered read it with the news. You may leave it empty."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.published_at:
            # Nobody was told of a draft.
            del self.fields["note"]
        if self.instance.pk:
            event = self.instance.event
            for name in Hall.__dataclass_fields__:
                if name in self.fields:
                    self.initial[name] = getattr(event, name)
            if event.registration_closes_at:
                closes = on_the_wall(event.registration_closes_at, self.instance.zone)
                self.initial["registration_closes"] = closes

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("in_hall") and not cleaned.get("is_online"):
            self.add_error("in_hall", _("Say how people can take part: in a hall, online, or both."))
        closes, ends = cleaned.get("registration_closes"), cleaned.get("ends")
        if closes and ends and closes > ends:
            self.add_error("registration_closes", _("Registration closes before the event ends."))
        return cleaned

    def first_fields(self) -> list[BoundField]:
        """What is in no group."""
        grouped = {name for _heading, names in GROUPS for name in names}
        return [field for field in self if field.name not in grouped]

    def groups(self) -> Iterator[tuple[str | Promise, list[BoundField]]]:
        """Headings, each with its fields."""
        for heading, names in GROUPS:
            yield heading, [self[name] for name in names]

    def hall(self) -> Hall:
        """The cleaned values as the service takes them."""
        cleaned = self.cleaned_data
        in_hall, by_hours = cleaned["in_hall"], cleaned["reconfirm_by_hours"]
        closes = cleaned["registration_closes"]
        return Hall(
            venue=cleaned["venue"] if in_hall else "",
            in_hall=in_hall,
            seats=cleaned["seats"] if in_hall else None,
            online_link=cleaned["online_link"],
            online_seats=cleaned["online_seats"] if cleaned["is_online"] else None,
            party_most=cleaned["party_most"],
            has_waiting_list=cleaned["has_waiting_list"],
            smaller_may_overtake=cleaned["smaller_may_overtake"],
            offer_hours=cleaned["offer_hours"],
            needs_approval=cleaned["needs_approval"],
            allows_transfer=cleaned["allows_transfer"],
            reconfirm_hours=cleaned["reconfirm_hours"],
            reconfirm_by_hours=DEFAULT_ANSWER if by_hours is None else by_hours,
            frees_silent_seats=cleaned["frees_silent_seats"],
            registration_closes_at=moment_of(closes, cleaned["zone"]) if closes else None,
        )

    def is_move(self) -> bool:
        """Whether what was written gives another time or place to what is published."""
        return is_move(self.instance, self.trunk(), self.hall().venue)
