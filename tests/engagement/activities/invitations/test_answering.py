"""Answering: yes registers, no gives back, names are never more than seats."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Person
from core.models import Fact
from engagement.activities import services as activities
from engagement.activities.choices import InvitationState
from engagement.activities.invitations.errors import ComesInPerson, InvitationOver, TooManyDelegates
from engagement.activities.invitations.plans import Guest, Named
from engagement.activities.invitations.selectors import to, unanswered_by
from engagement.activities.invitations.services import answer, name_delegates, take_off, withdraw
from engagement.activities.models import Delegate, Invitation
from engagement.events.choices import RegistrationState
from engagement.events.errors import RegistrationFull
from engagement.events.models import Event, Registration
from engagement.events.services import register
from engagement.participation.choices import Mode, Source
from engagement.participation.selectors import live
from tests.engagement.activities.invitations.makers import AGENCY, HERSELF, make_host
from tests.makers import NOW, make_group, make_organiser, make_person

pytestmark = pytest.mark.django_db

ANI, BUDI, CITRA = (Named(name=name) for name in ("Ani Contoh", "Budi Contoh", "Citra Contoh"))


def coming(event: Event) -> list[str]:
    standing = Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED)
    return sorted(standing.values_list("person__called", flat=True))


def test_person_who_accepts_is_registered() -> None:
    host, wati = make_host(), make_person("Wati", email="wati@contoh.test")
    (letter,) = host.invite(HERSELF)

    answer(invitation=letter, by=wati, comes=True, now=NOW)

    registration = Registration.objects.get(event=host.event)
    assert (registration.person, registration.party_size) == (wati, 1)
    assert live().get().source == Source.INVITED


def test_person_who_accepts_by_the_link_needs_no_account() -> None:
    host = make_host()
    (letter,) = host.invite(HERSELF)

    answered = answer(invitation=letter, by=None, comes=True, now=NOW)

    assert coming(host.event) == ["Ibu Wati"]
    assert (answered.state, answered.answered_at, answered.answered_by) == (
        InvitationState.ACCEPTED,
        NOW,
        None,
    )


def test_what_she_has_registered_herself_stays_as_it_is() -> None:
    host, wati = make_host(), make_person("Wati", email="wati@contoh.test")
    register(person=wati, event=host.event, mode=Mode.HALL, party_size=3, now=NOW)
    (letter,) = host.invite(HERSELF)

    answer(invitation=letter, by=wati, comes=True, now=NOW)

    assert Registration.objects.get(event=host.event).party_size == 3


@pytest.mark.parametrize("is_signed_in", [True, False])
def test_no_by_the_link_leaves_what_she_has_registered_herself(is_signed_in: bool) -> None:
    """A letter can be passed on; her own registration is hers."""
    host, wati = make_host(), make_person("Wati", email="wati@contoh.test")
    register(person=wati, event=host.event, mode=Mode.HALL, party_size=2, now=NOW)
    (letter,) = host.invite(HERSELF)

    answer(invitation=letter, by=wati if is_signed_in else None, comes=False, now=NOW)

    assert coming(host.event) == ([] if is_signed_in else ["Wati"])


def test_whoever_confirms_the_address_later_takes_the_invitation_over() -> None:
    host = make_host()
    (letter,) = host.invite(HERSELF)
    wati = make_person("Wati", email="wati@contoh.test")

    mine = unanswered_by(wati).get()
    answer(invitation=mine, by=wati, comes=True, now=NOW)

    assert (mine, Registration.objects.get(event=host.event).person) == (letter, wati)


def test_letter_is_the_organisers_word_also_where_others_ask_or_are_late() -> None:
    host = make_host(hall={"needs_approval": True, "registration_closes_at": NOW + timedelta(days=1)})
    herself, agency = host.invite(HERSELF, AGENCY)
    late = NOW + timedelta(days=2)

    answer(invitation=herself, by=None, comes=True, now=late)
    name_delegates(invitation=agency, by=None, delegates=[ANI], now=late)

    assert coming(host.event) == ["Ani Contoh", "Ibu Wati"]


def test_agency_accepts_first_and_names_later() -> None:
    host = make_host()
    (letter,) = host.invite(AGENCY)
    answer(invitation=letter, by=None, comes=True, now=NOW)
    assert coming(host.event) == []

    named = name_delegates(invitation=letter, by=None, delegates=[ANI, BUDI], now=NOW)

    assert coming(host.event) == ["Ani Contoh", "Budi Contoh"]
    assert (named.named, named.seats_left) == (2, 1)


def test_naming_is_a_yes() -> None:
    (letter,) = make_host().invite(AGENCY)

    assert name_delegates(invitation=letter, by=None, delegates=[ANI], now=NOW).state == "accepted"


def test_delegates_of_a_group_come_for_it_and_a_manager_answers() -> None:
    host, group = make_host(), make_group("Serikat Melati")
    manager = make_organiser(group, "Melati")
    (letter,) = host.invite(Guest(name=group.name, organisation=group, seats=2))

    answer(invitation=to(manager).get(), by=manager, comes=True, delegates=[ANI], now=NOW)

    registration = Registration.objects.get(event=host.event)
    assert (registration.for_organisation, registration.person.registered_by) == (group, manager)
    assert Invitation.objects.get(pk=letter.pk).answered_by == manager


def test_delegate_gets_a_record_of_her_own_and_nobody_learns_who_bears_the_name() -> None:
    host, ani = make_host(), make_person("Ani Contoh")
    (letter,) = host.invite(AGENCY)

    name_delegates(invitation=letter, by=None, delegates=[ANI], now=NOW)

    record = Delegate.objects.get().person
    assert record != ani
    assert (record.user, record.contact_points.count()) == (None, 0)


def test_names_said_twice_are_one() -> None:
    host = make_host()
    (letter,) = host.invite(AGENCY)

    for _time in range(2):
        name_delegates(invitation=letter, by=None, delegates=[ANI, Named(name="ani  contoh")], now=NOW)

    assert coming(host.event) == ["Ani Contoh"]


def test_more_names_than_seats_keep_none() -> None:
    host = make_host()
    (letter,) = host.invite(Guest(name="Dinas", email="d@contoh.test", seats=2))
    name_delegates(invitation=letter, by=None, delegates=[ANI], now=NOW)

    with pytest.raises(TooManyDelegates) as refused:
        name_delegates(invitation=letter, by=None, delegates=[BUDI, CITRA], now=NOW)

    assert refused.value.left == 1
    assert coming(host.event) == ["Ani Contoh"]


def test_seats_are_the_ceiling_in_the_database_too() -> None:
    (letter,) = make_host().invite(AGENCY)
    name_delegates(invitation=letter, by=None, delegates=[ANI], now=NOW)

    with pytest.raises(IntegrityError, match="activities_invitation_within_seats"), transaction.atomic():
        Invitation.objects.update(named=4)


def test_full_hall_refuses_the_names_and_the_yes_that_came_with_them() -> None:
    host = make_host(seats=1)
    (letter,) = host.invite(AGENCY)

    with pytest.raises(RegistrationFull):
        answer(invitation=letter, by=None, comes=True, delegates=[ANI, BUDI], now=NOW)

    assert Invitation.objects.get(pk=letter.pk).state == InvitationState.SENT
    assert coming(host.event) == []


def test_nobody_comes_in_place_of_a_person() -> None:
    (letter,) = make_host().invite(HERSELF)

    with pytest.raises(ComesInPerson):
        name_delegates(invitation=letter, by=None, delegates=[ANI], now=NOW)


def test_one_taken_off_gives_her_seat_back_for_another_name() -> None:
    host = make_host()
    (letter,) = host.invite(Guest(name="Dinas", email="d@contoh.test", seats=1))
    name_delegates(invitation=letter, by=None, delegates=[ANI], now=NOW)

    take_off(delegate=Delegate.objects.get(), by=None, now=NOW)
    name_delegates(invitation=letter, by=None, delegates=[BUDI], now=NOW)

    assert coming(host.event) == ["Budi Contoh"]


def test_no_after_a_yes_gives_every_seat_back() -> None:
    host = make_host()
    agency, herself = host.invite(AGENCY, HERSELF)
    name_delegates(invitation=agency, by=None, delegates=[ANI, BUDI], now=NOW)
    answer(invitation=herself, by=None, comes=True, now=NOW)

    for letter in (agency, herself):
        answer(invitation=letter, by=None, comes=False, now=NOW)

    assert coming(host.event) == []
    assert (Delegate.objects.count(), host.activity.counters.get(name="hall").value) == (0, 0)


def test_answer_said_twice_is_one() -> None:
    (letter,) = make_host().invite(AGENCY)

    for _time in range(2):
        answer(invitation=letter, by=None, comes=False, now=NOW)

    assert Fact.objects.filter(name="invitation_declined").count() == 1


def test_answer_to_what_was_taken_back_called_off_or_over_is_refused() -> None:
    taken_back, over, off = make_host(), make_host(), make_host()
    letters = [host.invite(AGENCY)[0] for host in (taken_back, over, off)]
    withdraw(person=taken_back.organiser, invitation=letters[0], now=NOW)
    activities.withdraw(person=off.organiser, activity=off.activity, now=NOW)

    for letter, now in zip(letters, (NOW, NOW + timedelta(days=15), NOW), strict=True):
        with pytest.raises(InvitationOver):
            answer(invitation=letter, by=None, comes=True, now=now)


def test_only_she_who_is_invited_finds_it_among_hers() -> None:
    host, group = make_host(), make_group("Serikat Melati")
    wati, member = make_person("Wati", email="wati@contoh.test"), make_organiser(group)
    host.invite(HERSELF, Guest(name=group.name, organisation=group))

    def found(person: Person) -> list[str]:
        return [each.name for each in to(person)]

    assert (found(wati), found(member), found(make_person()), found(host.organiser)) == (
        ["Ibu Wati"],
        ["Serikat Melati"],
        [],
        [],
    )
