"""What those who run something are told: a draft came back, the group is verified, a group asks to join."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.choices import MemberRole, PlacePower
from accounts.models import Membership, Organisation, Person, PlaceRole
from accounts.services.groups import verify_organisation
from accounts.services.members import accept_invitation, decline_invitation, invite
from core import clock, facts
from engagement.activities.choices import State
from engagement.activities.models import Activity
from engagement.activities.services import return_for_changes
from notifications.engine import rounds
from notifications.engine.models import Message
from tests.notifications.makers import (
    address_of,
    make_event,
    make_organisation,
    make_person,
    make_place,
    with_login,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator() -> Person:
    person = make_person("Kunti")
    PlaceRole.objects.create(
        person=person, place=make_place(), power=PlacePower.COORDINATOR, granted_at=clock.now()
    )
    with_login(person)
    return Person.objects.get(pk=person.pk)


@pytest.fixture
def group() -> Organisation:
    return make_organisation("Serikat Melati")


@pytest.fixture
def manager(group: Organisation) -> Person:
    person = make_person("Dewi")
    Membership.objects.create(person=person, organisation=group, role=MemberRole.MANAGER)
    return person


def told(mailoutbox: list[Any]) -> list[tuple[str, str]]:
    return [(mail.to[0], mail.subject) for mail in mailoutbox]


def give_back(coordinator: Person, activity: Activity, note: str) -> None:
    Activity.objects.filter(pk=activity.pk).update(state=State.REVIEW, submitted_at=clock.now())
    return_for_changes(person=coordinator, activity=activity, note=note, now=clock.now())
    rounds.work(clock=clock.now)
    rounds.work(clock=clock.now)


def test_author_is_told_each_time_her_draft_comes_back(coordinator: Person, mailoutbox: list[Any]) -> None:
    author, activity = make_person("Wati"), make_event(title="Race").activity
    Activity.objects.filter(pk=activity.pk).update(created_by=author, published_at=None, state=State.DRAFT)
    give_back(coordinator, activity, "Say where it starts.")
    facts.record("activity_changed", now=clock.now(), activity=activity.pk)
    rounds.work(clock=clock.now)
    first = told(mailoutbox)
    give_back(coordinator, activity, "Say when it ends.")

    assert first == [(address_of(author), "Please change: Race")]
    assert told(mailoutbox) == first * 2
    assert "Say where it starts." in mailoutbox[0].body
    assert "Say when it ends." in mailoutbox[1].body
    assert activity.get_absolute_url() in mailoutbox[1].body
    assert "writes to you because you wrote this draft." in mailoutbox[1].body


def test_author_who_has_submitted_again_meanwhile_is_not_told(
    coordinator: Person, mailoutbox: list[Any]
) -> None:
    author, activity = make_person("Wati"), make_event().activity
    Activity.objects.filter(pk=activity.pk).update(
        created_by=author, published_at=None, state=State.REVIEW, submitted_at=clock.now()
    )
    return_for_changes(person=coordinator, activity=activity, note="Say where.", now=clock.now())
    Activity.objects.filter(pk=activity.pk).update(state=State.REVIEW)
    rounds.work(clock=clock.now)

    assert mailoutbox == []


def test_managers_are_told_once_that_their_group_is_verified(
    coordinator: Person, manager: Person, group: Organisation, mailoutbox: list[Any]
) -> None:
    member = make_person("Ani")
    Membership.objects.create(person=member, organisation=group, role=MemberRole.ORGANISER)
    verify_organisation(person=coordinator, organisation=group, now=clock.now())
    rounds.work(clock=clock.now)
    facts.record("organisation_verified", now=clock.now(), organisation=group.pk)
    rounds.work(clock=clock.now)

    assert told(mailoutbox) == [(address_of(manager), "Verified: Serikat Melati")]
    assert "/activities/mine/" in mailoutbox[0].body


def ask_in(manager: Person, group: Organisation, person: Person) -> None:
    invite(person=manager, organisation=group, email=address_of(person), role="member", now=clock.now())


def test_invited_is_told_once_and_again_when_asked_again(
    manager: Person, group: Organisation, mailoutbox: list[Any]
) -> None:
    person = make_person("Sari")
    with_login(person)
    ask_in(manager, group, person)
    ask_in(manager, group, person)
    rounds.work(clock=clock.now)
    first = told(mailoutbox)
    decline_invitation(person=person, organisation=group, now=clock.now())
    ask_in(manager, group, person)
    rounds.work(clock=clock.now)

    assert first == [(address_of(person), "Serikat Melati asks you to join")]
    assert told(mailoutbox) == first * 2
    assert "/me/\n" in mailoutbox[0].body
    assert "because this group asked you to join." in mailoutbox[0].body


def test_invited_who_has_answered_already_is_not_told(
    manager: Person, group: Organisation, mailoutbox: list[Any]
) -> None:
    person = make_person("Sari")
    with_login(person)
    ask_in(manager, group, person)
    facts.deliver("notifications", now=clock.now())
    accept_invitation(person=person, organisation=group, now=clock.now())
    rounds.work(clock=clock.now)

    assert mailoutbox == []
    assert Message.objects.get().reason == "left"


def test_invitation_stands_in_the_inbox_and_leads_to_ones_own_page(
    manager: Person, group: Organisation, mailoutbox: list[Any]
) -> None:
    person, client = make_person("Sari"), Client()
    client.force_login(with_login(person))
    ask_in(manager, group, person)
    rounds.work(clock=clock.now)
    clock.shift(timedelta(hours=1))
    page = client.get("/me/inbox/").content.decode()

    assert "Serikat Melati asks you to join" in page
    assert '<a href="/me/">Open its page</a>' in page
