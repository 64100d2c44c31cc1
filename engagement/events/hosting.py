"""Those who are invited to an event: whoever accepts is registered."""

from datetime import datetime

from accounts.models import Organisation, Person
from engagement.activities.choices import Kind
from engagement.activities.models import Activity
from engagement.events import selectors, services
from engagement.events.choices import RegistrationState
from engagement.events.errors import RegistrationFull
from engagement.participation.choices import Mode, Source


class EventHost:
    kind = Kind.EVENT

    def venue(self, activity: Activity) -> str:
        return activity.event.venue

    def admit(
        self, *, activity: Activity, person: Person, for_organisation: Organisation | None, now: datetime
    ) -> None:
        """A seat in the hall, or online where there is no hall; what she has registered herself stays as it is.

        Raises RegistrationFull.
        """
        if selectors.registration_of(person, activity):
            return
        event = activity.event
        registration = services.register(
            person=person,
            event=event,
            mode=Mode.HALL if event.in_hall else Mode.ONLINE,
            party_size=1,
            now=now,
            source=Source.INVITED,
            for_organisation=for_organisation,
        )
        if registration.state == RegistrationState.WAITING:
            # Whoever says yes for others must know at once that they have no seats.
            raise RegistrationFull(0)

    def release(self, *, activity: Activity, person: Person, by: Person | None, now: datetime) -> None:
        registration = selectors.registration_of(person, activity)
        if registration and (registration.source == Source.INVITED or by == person):
            services.cancel_registration(person=person, event=activity.event, now=now)
