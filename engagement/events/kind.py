"""What an event answers to the trunk."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import Person
from engagement.activities.cards import where
from engagement.activities.choices import Kind
from engagement.activities.history import history_of
from engagement.activities.kinds import CardLine
from engagement.activities.models import Activity, ActivityCounter
from engagement.activities.policies import may_know_place
from engagement.events import selectors
from engagement.events.choices import RegistrationState
from engagement.events.counters import HALL, ONLINE
from engagement.events.joining import joining
from engagement.events.ways import left_for_newcomers
from engagement.participation.choices import Mode

OTHER_DATES = 4
"""Of a series, as many others as an event's page names."""


class EventKind:
    name = Kind.EVENT
    label = gettext_lazy("Event")
    draft_label = gettext_lazy("Plan an event")
    page_template = "events/event_page.html"
    draft_url = "events:event-draft"
    change_url = "events:event-change"
    tone = ""

    def page(self, *, activity: Activity, person: Person | None, now: datetime) -> dict[str, Any]:
        """Seats, the place for those who may know it, its history, the reader's own registration and its form."""
        event = activity.event
        numbers = {counter.name: counter for counter in activity.counters.all()}
        own = selectors.own_registration(person, activity)
        has_seat = own is not None and own.state == RegistrationState.CONFIRMED
        knows_place = may_know_place(person, activity, is_registered=has_seat)
        return {
            "event": event,
            "seats_left": left_for_newcomers(event, numbers, Mode.HALL) if event.in_hall else None,
            "where": where(activity, knows_place=knows_place),
            "knows_place": knows_place,
            "history": history_of(activity, knows_place=knows_place),
            "other_dates": selectors.other_dates(activity, now=now)[:OTHER_DATES],
            "people_url": reverse("events:event-people", args=[activity.code]),
            **joining(activity, event, own, numbers=numbers, now=now),
        }

    def unready(self, activity: Activity) -> str:
        return ""

    def venue(self, activity: Activity) -> str:
        return activity.event.venue

    def is_only_online(self, counters: Mapping[str, ActivityCounter]) -> bool:
        return counters[HALL].ceiling == 0

    def card_line(
        self, activity: Activity, counters: Mapping[str, ActivityCounter], *, now: datetime
    ) -> CardLine:
        hall, online = counters[HALL], counters[ONLINE]
        if hall.ceiling:
            return CardLine(
                _("%(taken)d of %(seats)d seats taken") % {"taken": hall.value, "seats": hall.ceiling}
            )
        people = hall.value + online.value
        return CardLine(
            ngettext("%(people)d person is coming", "%(people)d people are coming", people)
            % {"people": people}
        )
