"""The verb on a ticket: issue it."""

from django.db import IntegrityError, transaction

from core.codes import new_checked_code
from engagement.events.models import CODE_LENGTH, Registration, Ticket

TRIES = 10


@transaction.atomic
def issue_ticket(*, registration: Registration) -> Ticket:
    """The ticket of a standing registration, made when it is first asked for; asked again it is the same."""
    for _try in range(TRIES):
        try:
            with transaction.atomic():
                ticket, _made = Ticket.objects.get_or_create(
                    registration=registration,
                    defaults={"event_id": registration.event_id, "code": new_checked_code(CODE_LENGTH)},
                )
                return ticket
        except IntegrityError:
            # Another ticket of this event has the code already: one in a hundred million.
            continue
    raise RuntimeError("no free code for a ticket")
