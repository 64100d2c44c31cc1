"""Promises: made, moved, reminded of, kept, taken back; promised and kept are counted apart."""

from datetime import date, timedelta
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from accounts.models import AccessLog
from core import clock
from engagement.activities.errors import NotAllowed
from engagement.activities.services import count
from engagement.campaigns.errors import (
    ActionInUse,
    CampaignNotOpen,
    DayNotUsable,
    NotAskedHere,
    NothingPromised,
    PledgeKept,
)
from engagement.campaigns.kind import CampaignKind
from engagement.campaigns.models import Campaign, Pledge
from engagement.campaigns.plans import Ask
from engagement.campaigns.services import (
    change_campaign,
    confirm_pledge,
    keep_pledge,
    make_pledge,
    take_back_pledge,
)
from engagement.participation.models import Participation
from engagement.participation.selectors import live
from notifications.engine import rounds
from tests.api.documented import ApiClient
from tests.engagement.campaigns.makers import ASK, make_campaign, organiser_of, sign
from tests.makers import NOW, make_person, make_trunk, signed_in
from tests.races import at_once

pytestmark = pytest.mark.django_db

TODAY = NOW.date()
BOTH = ("sign", "pledge")
WORDS = "Saya membawa dua kursi."


def promise(person: Any, campaign: Campaign, *, day: int = 2, words: str = WORDS, now: Any = NOW) -> Pledge:
    due_on = now.date() + timedelta(days=day)
    return make_pledge(person=person, campaign=campaign, words=words, due_on=due_on, now=now)


def keep(person: Any, campaign: Campaign, *, now: Any = NOW) -> Pledge:
    return keep_pledge(person=person, campaign=campaign, words="Sudah.", evidence="", now=now)


def numbers(campaign: Campaign) -> dict[str, int]:
    return dict(campaign.activity.counters.values_list("name", "value"))


def test_promised_and_kept_are_counted_apart() -> None:
    campaign = make_campaign(actions=BOTH)
    keeper, other = make_person(), make_person()

    promise(keeper, campaign)
    promise(other, campaign)
    keep(keeper, campaign)

    assert numbers(campaign) == {"signed": 0, "goal": 100, "pledged": 2, "kept": 1}
    assert sorted(live().values_list("person", "verb")) == sorted(
        [(keeper.pk, "pledged"), (other.pk, "pledged"), (keeper.pk, "kept")]
    )


def test_another_day_is_counted_and_other_words_are_not() -> None:
    campaign, person = make_campaign(actions=BOTH), make_person()

    promise(person, campaign)
    promise(person, campaign, words="Saya membawa tiga kursi.")
    moved = promise(person, campaign, day=9)

    assert (moved.moved, moved.turn, moved.due_on, numbers(campaign)["pledged"]) == (
        1,
        2,
        TODAY + timedelta(days=9),
        1,
    )


@pytest.mark.parametrize(("day", "is_usable"), [(-1, False), (0, True), (366, True), (367, False)])
def test_day_of_a_promise_is_to_come_within_a_year(day: int, is_usable: bool) -> None:
    campaign, person = make_campaign(actions=BOTH), make_person()

    try:
        promise(person, campaign, day=day)
    except DayNotUsable:
        assert not is_usable
    else:
        assert is_usable


def test_promise_is_kept_long_after_its_day_and_after_the_campaign() -> None:
    campaign, person = make_campaign(actions=BOTH), make_person()
    promise(person, campaign)

    pledge = keep(person, campaign, now=NOW + timedelta(days=90))

    assert (pledge.kept_words, numbers(campaign)["kept"]) == ("Sudah.", 1)


def test_what_is_kept_stays() -> None:
    campaign, person = make_campaign(actions=BOTH), make_person()
    promise(person, campaign)
    keep(person, campaign)

    for deed in (keep, promise, lambda who, what: take_back_pledge(person=who, campaign=what, now=NOW)):
        with pytest.raises(PledgeKept):
            deed(person, campaign)

    assert (numbers(campaign)["pledged"], numbers(campaign)["kept"]) == (1, 1)


def test_promise_is_taken_back_and_made_anew() -> None:
    campaign, person = make_campaign(actions=BOTH), make_person()
    promise(person, campaign)
    take_back_pledge(person=person, campaign=campaign, now=NOW)

    with pytest.raises(NothingPromised):
        keep(person, campaign)
    anew = promise(person, campaign, day=5)

    assert (anew.moved, anew.turn, numbers(campaign)["pledged"], Pledge.objects.count()) == (0, 2, 1, 1)


def test_closed_campaign_takes_no_promise_and_one_that_does_not_ask_takes_none() -> None:
    person = make_person()

    with pytest.raises(CampaignNotOpen):
        promise(person, make_campaign(actions=BOTH), now=NOW + timedelta(days=4))
    with pytest.raises(NotAskedHere):
        promise(person, make_campaign())


def test_first_action_leads_the_bar_and_what_people_did_cannot_be_taken_out() -> None:
    campaign, person = make_campaign(actions=("pledge", "sign"), goal=20), make_person()
    promise(person, campaign)
    change = partial(
        change_campaign, person=organiser_of(campaign), campaign=campaign, trunk=make_trunk(), now=NOW
    )
    leads = []
    for actions in (("pledge", "sign"), BOTH):
        change(ask=Ask(ask=ASK, goal=20, actions=actions))
        counters = {counter.name: counter for counter in campaign.activity.counters.all()}
        line = CampaignKind().card_line(campaign.activity, counters, now=NOW)
        assert line.progress
        leads.append((line.progress.value, line.progress.goal))

    with pytest.raises(ActionInUse):
        change(ask=Ask(ask=ASK, goal=20, actions=("sign",)))

    assert leads == [(1, 20), (0, 20)]


def test_she_is_reminded_the_day_before_and_asked_the_day_after_and_not_once_it_is_kept(
    mailoutbox: list[Any],
) -> None:
    campaign = make_campaign(actions=BOTH, now=clock.now())
    keeper, other = make_person("Sari", email="sari@contoh.test"), make_person(email="ada@contoh.test")
    for person in (keeper, other):
        promise(person, campaign, day=3, now=clock.now())
    promise(other, campaign, day=5, now=clock.now())
    heard = []
    for _day in range(8):
        clock.shift(timedelta(days=1))
        rounds.ring(clock=clock.now)
        if _day == 2:
            keep(keeper, campaign, now=clock.now())
        heard.append(sorted((mail.to[0], mail.subject.split(":")[0].split("?")[0]) for mail in mailoutbox))
        mailoutbox.clear()

    tomorrow, after = "Tomorrow is the day of your promise", "How did your promise go"
    told = [line for lines in heard for line in lines]
    assert sorted(told) == [
        ("ada@contoh.test", after),
        ("ada@contoh.test", tomorrow),
        ("sari@contoh.test", tomorrow),
    ]
    assert heard.index([("sari@contoh.test", tomorrow)]) < heard.index([("ada@contoh.test", tomorrow)])


def test_page_makes_moves_keeps_and_takes_back() -> None:
    campaign, person = make_campaign(actions=BOTH, now=clock.now()), make_person()
    client, at = signed_in(person), f"/campaigns/{campaign.activity.code}/pledge/"
    day = clock.now().date() + timedelta(days=4)

    def page() -> str:
        return client.get(campaign.activity.get_absolute_url(), headers={"accept-language": "en"}).text

    before = page()
    client.post(at, {"words": WORDS, "due_on": day.isoformat()})
    promised = page()
    client.post(f"{at}take-back/")
    client.post(at, {"words": WORDS, "due_on": day.isoformat()})
    client.post(f"{at}keep/", {"kept_words": "Sudah", "evidence": "https://contoh.test/foto"})

    assert ("0 promises" in before, "1 promise · 0 kept so far" in promised, WORDS in promised) == (
        True,
        True,
        True,
    )
    assert "1 promise · 1 kept so far" in page()
    assert (Pledge.objects.get().evidence, WORDS in signed_in(make_person()).get(at).text) == (
        "https://contoh.test/foto",
        False,
    )


def test_api_promises_keeps_and_tells_the_numbers_apart() -> None:
    campaign, person = make_campaign(actions=BOTH, now=clock.now()), make_person()
    client, at = ApiClient(person), f"/campaigns/{campaign.activity.code}/pledge/"
    day = (clock.now().date() + timedelta(days=4)).isoformat()

    made = client.put(at, {"words": WORDS, "due_on": day})
    kept = client.post(f"{at}kept/", {"words": "Sudah"})
    refused = client.delete(at)
    whole = client.get(f"/campaigns/{campaign.activity.code}/").json()

    assert (made.json()["due_on"], kept.json()["kept_words"], refused.json()["code"]) == (
        day,
        "Sudah",
        "pledge_kept",
    )
    assert (whole["actions"], whole["signed"], whole["promised"], whole["kept"]) == (
        ["sign", "pledge"],
        0,
        1,
        1,
    )


def test_organiser_reads_what_was_promised_is_seen_to_look_and_notes_that_it_was_kept() -> None:
    campaign, person = make_campaign(actions=BOTH, now=clock.now()), make_person("Sari")
    pledge = promise(person, campaign, now=clock.now())
    organiser = signed_in(organiser_of(campaign))
    at = f"/campaigns/{campaign.activity.code}/pledges/"

    listed = organiser.get(at).text
    for _time in range(2):
        organiser.post(f"{at}{pledge.action.code}/confirm/")

    pledge.refresh_from_db()
    assert ("Sari" in listed, WORDS in listed, bool(pledge.kept_at), bool(pledge.confirmed_at)) == (
        True,
        True,
        True,
        True,
    )
    assert (numbers(campaign)["kept"], live().get(verb="kept").source) == (1, "staff")
    assert list(AccessLog.objects.values_list("person", "what")) == [(person.pk, "campaign_pledges")]


def test_her_own_word_counts_once_and_is_confirmed_beside() -> None:
    campaign, person = make_campaign(actions=BOTH), make_person()
    pledge = promise(person, campaign)
    keep(person, campaign)

    confirmed = confirm_pledge(person=organiser_of(campaign), pledge=pledge, now=NOW)

    assert (confirmed.kept_words, numbers(campaign)["kept"], live().get(verb="kept").source) == (
        "Sudah.",
        1,
        "self",
    )
    with pytest.raises(NotAllowed):
        confirm_pledge(person=make_person(), pledge=pledge, now=NOW)


@pytest.mark.parametrize("size", [1, 4])
def test_list_of_promises_costs(size: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    campaign = make_campaign(actions=BOTH, now=clock.now())
    for _number in range(size):
        promise(make_person(), campaign, now=clock.now())
    organiser = signed_in(organiser_of(campaign))

    with django_assert_num_queries(12):
        organiser.get(f"/campaigns/{campaign.activity.code}/pledges/")


def test_api_lists_and_confirms() -> None:
    campaign = make_campaign(actions=BOTH, now=clock.now())
    pledge = promise(make_person("Sari"), campaign, now=clock.now())
    client, at = ApiClient(organiser_of(campaign)), f"/campaigns/{campaign.activity.code}/pledges/"

    (listed,) = client.get(at).json()["results"]
    confirmed = client.post(f"{at}{listed['code']}/confirmation/").json()

    assert (listed["called"], listed["words"], listed["kept_at"]) == ("Sari", WORDS, None)
    assert (confirmed["code"], confirmed["confirmed_at"] is None) == (pledge.action.code, False)


@pytest.mark.django_db(transaction=True)
def test_promise_is_kept_once_however_often_it_is_said_and_many_times_without_the_held_row() -> None:
    """The second half is the control: looking first, and counting when all have looked."""
    guarded, control, person = make_campaign(actions=BOTH), make_campaign(actions=BOTH), make_person()
    for campaign in (guarded, control):
        promise(person, campaign)
    all_have_looked = Barrier(20)

    def keep_by_looking_first() -> None:
        with transaction.atomic():
            pledge = Pledge.objects.get(action__campaign=control)
            all_have_looked.wait(timeout=60)
            if pledge.kept_at is None:
                count(control.activity, "kept", 1)

    said = at_once([partial(keep, person, guarded)] * 20)
    at_once([keep_by_looking_first] * 20)

    assert [type(answer) for answer in said if isinstance(answer, Exception)] == [PledgeKept] * 19
    assert (numbers(guarded)["kept"], numbers(control)["kept"]) == (1, 20)
    assert Participation.objects.filter(verb="kept").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_promise_fifty_times_at_once_is_one() -> None:
    campaign, person = make_campaign(actions=BOTH), make_person()

    said = at_once([partial(promise, person, campaign)] * 50)

    assert [answer for answer in said if isinstance(answer, Exception)] == []
    assert (Pledge.objects.count(), numbers(campaign)["pledged"]) == (1, 1)


def test_signing_and_promising_are_apart() -> None:
    campaign, person = make_campaign(actions=BOTH), make_person()

    sign(person, campaign)
    pledge = promise(person, campaign)

    assert (numbers(campaign)["signed"], numbers(campaign)["pledged"]) == (1, 1)
    assert pledge.due_on > date(2026, 1, 1)
