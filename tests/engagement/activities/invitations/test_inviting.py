"""Inviting: one numbered letter for each, reminded and taken back."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import ContactPoint, Person
from core.models import Fact
from engagement.activities.choices import Invitee, State
from engagement.activities.errors import NotAllowed, NotOpen, WrongState
from engagement.activities.invitations import selectors
from engagement.activities.invitations.errors import AnswerDayUnlikely, NobodyToInvite, RemindedAlready
from engagement.activities.invitations.plans import Guest
from engagement.activities.invitations.services import answer, invite, remind, withdraw
from engagement.activities.models import Activity, Invitation
from tests.engagement.activities.invitations.makers import AGENCY, HERSELF, make_host
from tests.engagement.campaigns.makers import make_campaign
from tests.makers import NOW, make_coordinator, make_group, make_organiser, make_person, make_place

pytestmark = pytest.mark.django_db


def test_each_guest_gets_a_letter_with_the_next_number() -> None:
    host, group = make_host(), make_group("Serikat Melati")

    first = host.invite(AGENCY, HERSELF)
    second = host.invite(Guest(name=group.name, organisation=group, seats=2))

    assert [(each.number, each.invitee, each.seats) for each in first + second] == [
        (1, Invitee.AGENCY, 3),
        (2, Invitee.PERSON, 1),
        (3, Invitee.GROUP, 2),
    ]
    assert [fact.ids for fact in Fact.objects.filter(name="invitations_sent")] == [
        {"activity": host.activity.pk}
    ] * 2


def test_numbers_of_another_activity_begin_at_one() -> None:
    make_host().invite(AGENCY)

    assert [each.number for each in make_host().invite(AGENCY)] == [1]


def test_who_is_invited_already_keeps_the_letter_there_is() -> None:
    host = make_host()
    host.invite(AGENCY)

    made = host.invite(Guest(name="Dinas", email="DINAS@contoh.test", seats=9), HERSELF, HERSELF)

    assert [(each.number, each.name) for each in made] == [(2, "Ibu Wati")]
    with pytest.raises(NobodyToInvite):
        host.invite(AGENCY, HERSELF)


def test_one_living_invitation_for_each_address_is_the_databases_word() -> None:
    host = make_host()
    (letter,) = host.invite(AGENCY)

    letter.pk, letter.number, letter.code = None, 2, "abcdefghjk"
    with pytest.raises(IntegrityError, match="activities_invitation_address_once"), transaction.atomic():
        letter.save(force_insert=True)


def test_letter_reaches_her_who_has_confirmed_the_address() -> None:
    wati = make_person("Wati", email="wati@contoh.test")

    (letter,) = make_host().invite(HERSELF)

    assert letter.person == wati
    assert letter.name == "Ibu Wati"


def test_unknown_address_becomes_one_record_without_login_for_all_who_write_to_it() -> None:
    first, second = make_host().invite(HERSELF)[0], make_host().invite(HERSELF)[0]

    assert first.person == second.person
    point = ContactPoint.objects.get(normalised="wati@contoh.test")
    assert (point.person, point.verified_at, point.person.user) == (first.person, None, None)


def test_address_somebody_only_claims_is_not_hers() -> None:
    """Whoever adds an address to her account without confirming it would else read another's invitations."""
    thief = make_person("Maling")
    ContactPoint.objects.create(person=thief, kind="email", normalised="wati@contoh.test")

    (letter,) = make_host().invite(HERSELF)

    assert letter.person not in {None, thief}


@pytest.mark.parametrize("days", [-1, 15])
def test_last_day_to_answer_lies_between_today_and_the_start(days: int) -> None:
    with pytest.raises(AnswerDayUnlikely):
        make_host().invite(AGENCY, answer_by=(NOW + timedelta(days=days)).date())


@pytest.mark.parametrize("state", [State.DRAFT, State.REVIEW, State.CLOSED, State.WITHDRAWN])
def test_only_to_what_is_published_one_can_invite(state: State) -> None:
    host = make_host()
    Activity.objects.filter(pk=host.activity.pk).update(state=state)

    with pytest.raises(NotOpen):
        host.invite(AGENCY)


def test_nobody_is_invited_to_a_kind_without_a_host() -> None:
    organiser = make_organiser(make_group())
    campaign = make_campaign(organiser=organiser)

    with pytest.raises(NotOpen):
        invite(
            person=organiser,
            activity=campaign.activity,
            guests=[AGENCY],
            note="",
            answer_by=NOW.date(),
            language="en",
            now=NOW,
        )


def test_who_may_invite() -> None:
    host, here = make_host(), make_place("ID-33")
    elsewhere = make_place("ID-52")
    unverified = make_organiser(make_group(is_verified=False), "Baru")
    table = [
        (host.organiser, True),
        (make_coordinator(here), True),
        (make_coordinator(elsewhere, "Lain"), False),
        (unverified, False),
        (make_person(), False),
    ]

    said = []
    for person, _expected in table:
        try:
            invite(
                person=person,
                activity=host.activity,
                guests=[Guest(name=person.called, email=f"{person.code}@contoh.test")],
                note="",
                answer_by=(NOW + timedelta(days=3)).date(),
                language="en",
                now=NOW,
            )
            said.append(True)
        except NotAllowed:
            said.append(False)

    assert said == [expected for _person, expected in table]


def test_reminder_is_planned_three_days_before_in_the_morning_of_the_place() -> None:
    host = make_host()

    (letter,) = host.invite(AGENCY, answer_by=datetime(2026, 12, 4, tzinfo=UTC).date())

    assert letter.remind_at == datetime(2026, 12, 1, 2, tzinfo=UTC)  # 09:00 in Jakarta


def test_nobody_is_reminded_within_a_day_of_the_letter() -> None:
    (letter,) = make_host().invite(AGENCY, answer_by=(NOW + timedelta(days=3)).date())

    assert letter.remind_at is None


def test_organiser_reminds_at_most_once_a_day() -> None:
    host = make_host()
    (letter,) = host.invite(AGENCY)
    with pytest.raises(RemindedAlready):
        remind(person=host.organiser, invitation=letter, now=NOW + timedelta(hours=23))

    reminded = remind(person=host.organiser, invitation=letter, now=NOW + timedelta(days=1))

    assert (reminded.remind_at, reminded.reminder) == (NOW + timedelta(days=1), 1)
    with pytest.raises(RemindedAlready):
        remind(person=host.organiser, invitation=letter, now=NOW + timedelta(days=1, hours=23))
    assert remind(person=host.organiser, invitation=letter, now=NOW + timedelta(days=2)).reminder == 2


def test_only_what_is_not_answered_is_reminded_or_taken_back() -> None:
    host = make_host()
    (letter,) = host.invite(AGENCY)
    answer(invitation=letter, by=None, comes=False, now=NOW)

    for verb in (remind, withdraw):
        with pytest.raises(WrongState):
            verb(person=host.organiser, invitation=letter, now=NOW + timedelta(days=2))


def test_taken_back_frees_the_address_and_not_the_number() -> None:
    host = make_host()
    (letter,) = host.invite(AGENCY)
    withdraw(person=host.organiser, invitation=letter, now=NOW)

    assert [each.number for each in host.invite(AGENCY)] == [2]


def test_strangers_neither_remind_nor_take_back() -> None:
    (letter,) = make_host().invite(AGENCY)

    for verb in (remind, withdraw):
        with pytest.raises(NotAllowed):
            verb(person=make_person(), invitation=letter, now=NOW + timedelta(days=2))


def test_what_is_not_answered_stands_first_and_all_is_counted() -> None:
    host = make_host()
    yes, no, silent, gone = host.invite(
        AGENCY, HERSELF, *(Guest(name=f"Dinas {n}", email=f"{n}@contoh.test", seats=n) for n in (2, 5))
    )
    answer(invitation=yes, by=None, comes=True, now=NOW)
    answer(invitation=no, by=None, comes=False, now=NOW)
    withdraw(person=host.organiser, invitation=gone, now=NOW)

    assert list(selectors.invitations_of(host.activity)) == [silent, yes, no, gone]
    assert selectors.counts(host.activity) == {
        "sent": 1,
        "sent_seats": 2,
        "accepted": 1,
        "accepted_seats": 3,
        "declined": 1,
        "declined_seats": 1,
        "named": 0,
    }


def test_nothing_is_kept_of_a_list_of_which_one_name_cannot_be_read() -> None:
    host = make_host()

    with pytest.raises(ValueError, match="cannot be read"):
        host.invite(AGENCY, Guest(name="\u202e", email="x@contoh.test"))

    assert (Invitation.objects.count(), Person.objects.filter(user=None).count()) == (0, 0)
