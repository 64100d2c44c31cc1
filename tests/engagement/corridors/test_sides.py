"""Proposing, accepting and leaving: who may, when everybody sees it, and two at once."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.models import Organisation
from core.models import Fact
from engagement.corridors import services
from engagement.corridors.errors import AlreadyTogether, LanguageTaken, NotAllowed, ZoneNeeded
from engagement.corridors.models import Corridor, Side
from engagement.corridors.plans import Words
from tests.engagement.corridors.makers import ARABIC, ENGLISH, make_corridor, make_two_groups
from tests.makers import (
    NOW,
    fresh,
    make_administrator,
    make_group,
    make_organiser,
    make_person,
    make_place,
    signed_in,
)
from tests.races import at_once

pytestmark = pytest.mark.django_db


def seen(corridor: Corridor, client: Client | None = None) -> int:
    return (client or Client()).get(corridor.get_absolute_url()).status_code


def test_everybody_sees_it_once_the_other_group_says_yes() -> None:
    two = make_corridor(is_accepted=False)
    before = [
        seen(two.corridor, client)
        for client in (
            None,
            signed_in(make_person()),
            signed_in(two.abroad_organiser),
            signed_in(two.home_organiser),
        )
    ]

    services.accept_corridor(person=two.home_organiser, side=two.home, now=NOW)

    assert before == [404, 404, 200, 200]
    assert seen(two.corridor) == 200


def test_nobody_answers_for_the_other_group() -> None:
    two = make_corridor(is_accepted=False)

    for person in (two.abroad_organiser, make_person(), make_administrator()):
        with pytest.raises(NotAllowed):
            services.accept_corridor(person=person, side=two.home, now=NOW)


@pytest.mark.parametrize("is_ours", [True, False])
def test_both_groups_are_verified_when_it_is_proposed(is_ours: bool) -> None:
    abroad, home = make_two_groups()
    Organisation.objects.filter(pk=(abroad if is_ours else home).pk).update(verified_at=None)

    with pytest.raises(NotAllowed):
        make_corridor(groups=(abroad, home))


def test_group_that_is_not_verified_any_more_takes_it_out_of_view() -> None:
    two = make_corridor()
    Organisation.objects.filter(pk=two.home.organisation_id).update(verified_at=None)

    hidden = seen(two.corridor), seen(two.corridor, signed_in(two.abroad_organiser))
    Organisation.objects.filter(pk=two.home.organisation_id).update(verified_at=NOW)

    assert hidden == (404, 200)
    assert seen(two.corridor) == 200


@pytest.mark.parametrize("who", ["abroad", "home"])
def test_either_side_leaves_and_nothing_more_is_done_in_it(who: str) -> None:
    two = make_corridor()
    person, side = getattr(two, f"{who}_organiser"), getattr(two, who)

    services.leave_corridor(person=person, side=side, now=NOW)
    services.leave_corridor(person=person, side=side, now=NOW)

    assert seen(two.corridor) == 404
    assert Fact.objects.filter(name="corridor_left").count() == 1
    with pytest.raises(NotAllowed):
        services.write_words(person=person, side=side, words=ENGLISH, now=NOW)


def test_what_ended_before_it_began_cannot_be_accepted() -> None:
    two = make_corridor(is_accepted=False)
    services.leave_corridor(person=two.abroad_organiser, side=two.abroad, now=NOW)

    with pytest.raises(NotAllowed):
        services.accept_corridor(person=two.home_organiser, side=two.home, now=NOW)


def test_group_that_lost_its_verification_can_still_leave() -> None:
    two = make_corridor()
    Organisation.objects.filter(pk=two.home.organisation_id).update(verified_at=None)

    services.leave_corridor(person=fresh(two.home_organiser), side=two.home, now=NOW)

    two.corridor.refresh_from_db()
    assert two.corridor.ended_at == NOW


def test_stranger_does_not_leave_for_a_group() -> None:
    two = make_corridor()

    with pytest.raises(NotAllowed):
        services.leave_corridor(person=two.abroad_organiser, side=two.home, now=NOW)


def test_two_groups_have_one_at_a_time() -> None:
    two = make_corridor()

    with pytest.raises(AlreadyTogether):
        services.propose_corridor(
            person=two.home_organiser,
            organisation=two.home.organisation,
            partner=two.abroad.organisation,
            words=ENGLISH,
            now=NOW,
        )


def test_each_side_writes_in_a_language_of_its_own() -> None:
    two = make_corridor(is_accepted=False)

    with pytest.raises(LanguageTaken):
        services.accept_corridor(person=two.home_organiser, side=two.home, words=ENGLISH, now=NOW)
    held = services.accept_corridor(person=two.home_organiser, side=two.home, words=ARABIC, now=NOW)
    gone = services.write_words(person=two.home_organiser, side=held, words=Words(), now=NOW)

    assert (held.language, gone.language, gone.title) == ("ar", "", "")


def test_country_of_several_clocks_is_asked_for_one() -> None:
    wide, partner = make_group("Luas", place=make_place("US", name="Amerika")), make_two_groups()[1]
    person = make_organiser(wide)

    def propose(zone: str) -> Corridor:
        return services.propose_corridor(
            person=person, organisation=wide, partner=partner, words=ENGLISH, zone=zone, now=NOW
        )

    with pytest.raises(ZoneNeeded):
        propose("")

    assert propose("America/Chicago").sides.get(has_proposed=True).zone == "America/Chicago"


def test_database_knows_two_sides_of_two_groups() -> None:
    two = make_corridor()

    for values in ({"has_proposed": False}, {"organisation": two.abroad.organisation}):
        side = {"organisation": make_group("Lain"), "has_proposed": False} | values
        with pytest.raises(IntegrityError), transaction.atomic():
            Side.objects.create(corridor=two.corridor, **side)


@pytest.mark.django_db(transaction=True)
def test_accepted_twice_at_once_is_accepted_once() -> None:
    two = make_corridor(is_accepted=False)

    def accept() -> Side:
        return services.accept_corridor(person=two.home_organiser, side=two.home, now=NOW)

    answers = at_once([accept] * 8)

    assert [type(answer) for answer in answers] == [Side] * 8
    assert Fact.objects.filter(name="corridor_accepted").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_that_ask_each_other_at_once_make_one() -> None:
    abroad, home = make_two_groups()
    there, here = make_organiser(abroad), make_organiser(home)

    def ask(ours: Organisation) -> Corridor:
        person, partner = (there, home) if ours == abroad else (here, abroad)
        return services.propose_corridor(
            person=person, organisation=ours, partner=partner, words=ENGLISH, now=NOW
        )

    answers = at_once([lambda: ask(abroad), lambda: ask(home)])

    assert sorted(type(answer).__name__ for answer in answers) == ["AlreadyTogether", "Corridor"]
    assert Corridor.objects.count() == 1
