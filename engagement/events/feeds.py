"""What stands in each feed: a person's own, and those for everyone."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Organisation, Person
from core.site import site_settings
from engagement.events import selectors
from engagement.events.calendar import Entry, feed
from engagement.events.selectors import FeedReader
from places.models import Place
from places.names import chain


def personal_feed(reader: FeedReader, *, now: datetime) -> bytes:
    """All that she registered for and runs, in her language."""
    with translation.override(reader.person.language or translation.get_language()):
        return feed(_own(reader.person, reader.is_discreet, now), name=_name(_("my events")), now=now)


def public_feed(
    *, organisation: Organisation | None = None, place: Place | None = None, now: datetime
) -> bytes:
    """What is on for everyone, in the language of the request."""
    activities = selectors.public_calendar(organisation=organisation, place=place, now=now)
    entries = [Entry(activity=activity, knows_place=True, is_mine=False) for activity in activities]
    about = organisation.name if organisation else chain(place) if place else _("what is on")
    return feed(entries, name=_name(about), now=now)


def _own(person: Person, is_discreet: bool, now: datetime) -> Iterator[Entry]:
    registrations = list(selectors.going_to(person, now=now))
    for registration in registrations:
        yield Entry(
            activity=registration.event.activity,
            registration=registration,
            knows_place=True,
            is_discreet=is_discreet,
        )
    there = {registration.event_id for registration in registrations}
    for activity in selectors.run_by(person, now=now):
        if activity.pk not in there:
            is_hers = activity.organisation_id in person.powers.drafts_for
            knows = is_hers or not activity.is_sensitive
            yield Entry(activity=activity, knows_place=knows, is_discreet=is_discreet)


def _name(about: str) -> str:
    return f"{site_settings().name or 'Balai'}: {about}"
