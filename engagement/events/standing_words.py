"""How one's registration stands, in plain words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.events.choices import DeclinedBy, RegistrationState
from engagement.events.models import Registration
from engagement.participation.choices import Mode


@dataclass(frozen=True)
class Standing:
    """What the notice on the event's page says; `tone` as in components/_notice.html."""

    tone: str
    title: str
    text: str


def standing_words(registration: Registration, *, place: int | None, now: datetime) -> Standing | None:
    """None where nothing stands. `place` is the number in the queue where it may be told.

    An offer whose time is over reads as such before anybody has ended it.
    """
    match registration.state:
        case RegistrationState.CONFIRMED:
            return Standing("good", _("You are registered"), party_words(registration))
        case RegistrationState.WAITING:
            return Standing(
                "", _waiting_title(place), f"{party_words(registration)}. {_next_words(registration)}"
            )
        case RegistrationState.OFFERED if not is_over(registration, now):
            return Standing("good", _("Seats are kept for you"), party_words(registration))
        case RegistrationState.PENDING:
            text = _("The organiser decides, and we write to you at once when that is done.")
            return Standing("", _("You have asked to come"), f"{party_words(registration)}. {text}")
        case RegistrationState.CANCELLED if registration.is_transferred:
            text = _("Somebody else has taken it. If you can come after all, register again.")
            return Standing("good", _("You have handed your place on"), text)
        case RegistrationState.CANCELLED:
            return None
    if registration.declined_by == DeclinedBy.ORGANISER:
        return Standing("bad", _("The organiser has declined your registration"), registration.reason)
    if registration.declined_by == DeclinedBy.PERSON:
        return None
    if registration.declined_by == DeclinedBy.SILENCE:
        text = _("We asked whether you still come and heard nothing. You can register again.")
        return Standing("call", _("Your seat went to others"), text)
    text = _("The seats you were offered went to the next. You can register again.")
    return Standing("call", _("The time to answer is over"), text)


def is_over(registration: Registration, now: datetime) -> bool:
    """Whether the time to answer an offer has passed."""
    return registration.offered_until is not None and registration.offered_until <= now


def party_words(registration: Registration) -> str:
    """ "3 people, in the hall" """
    people = ngettext("%(people)d person", "%(people)d people", registration.party_size) % {
        "people": registration.party_size
    }
    return f"{people}, {Mode(registration.mode).label}"


def _waiting_title(place: int | None) -> str:
    if place is None:
        return _("You are on the waiting list")
    return _("You are number %(place)d on the waiting list") % {"place": place}


def _next_words(registration: Registration) -> str:
    hours = registration.event.offer_hours
    if hours is None:
        return _("When it is your turn, the seats are yours, and we write to you at once.")
    return ngettext(
        "When it is your turn, we write to you at once, and you have %(hours)d hour to answer.",
        "When it is your turn, we write to you at once, and you have %(hours)d hours to answer.",
        hours,
    ) % {"hours": hours}
