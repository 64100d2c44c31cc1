"""Many who name delegates at once: never more than seats; the control without the lock must fail."""

from functools import partial
from threading import Barrier

import pytest
from django.db import transaction

from accounts.models import Person
from engagement.activities.invitations.errors import TooManyDelegates
from engagement.activities.invitations.plans import Guest, Named
from engagement.activities.invitations.services import name_delegates
from engagement.activities.models import Delegate, Invitation
from engagement.events.models import Registration
from tests.engagement.activities.invitations.makers import make_host
from tests.makers import NOW
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

MANY, SEATS = 30, 3
AGENCY = Guest(name="Dinas Contoh", email="dinas@contoh.test", seats=SEATS)


def names(number: int) -> Named:
    return Named(name=f"Utusan {number}")


def test_thirty_names_at_once_for_three_seats_are_three() -> None:
    host = make_host(seats=None)
    (letter,) = host.invite(AGENCY)

    said = at_once(
        [
            partial(name_delegates, invitation=letter, by=None, delegates=[names(number)], now=NOW)
            for number in range(MANY)
        ]
    )

    refused = [answer for answer in said if isinstance(answer, TooManyDelegates)]
    assert (len(refused), Delegate.objects.count(), Registration.objects.count()) == (
        MANY - SEATS,
        SEATS,
        SEATS,
    )
    assert Invitation.objects.get().named == SEATS


def test_the_same_agency_invited_thirty_times_at_once_has_one_letter() -> None:
    host = make_host()

    at_once([partial(host.invite, AGENCY) for _number in range(MANY)])

    assert list(Invitation.objects.values_list("number", flat=True)) == [1]
    assert Person.objects.filter(user=None).count() == 1


def test_without_the_lock_seats_are_oversold() -> None:
    """The control: the same look at the seats without the activity's lock lets too many in."""
    host = make_host(seats=None)
    (letter,) = host.invite(AGENCY)
    all_have_read = Barrier(MANY)

    at_once([partial(_name_without_lock, letter, number, all_have_read) for number in range(MANY)])

    assert Delegate.objects.count() > SEATS


def _name_without_lock(letter: Invitation, number: int, all_have_read: Barrier) -> None:
    with transaction.atomic():
        left = SEATS - Delegate.objects.filter(invitation=letter).count()
        all_have_read.wait(timeout=60)
        if left > 0:
            person = Person.objects.create(called=f"Utusan {number}")
            Delegate.objects.create(invitation=letter, person=person, name=f"Utusan {number}", named_at=NOW)
