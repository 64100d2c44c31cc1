"""Signing without an account: nothing kept before, the same answer for every address, one mailbox counted once."""

import re
import time
from datetime import timedelta
from functools import partial
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.core import signing
from django.test import Client

from accounts.models import ContactPoint, Person
from core import clock
from engagement.campaigns import guests
from engagement.campaigns.errors import AddressCounted
from engagement.campaigns.models import ActionTaken, Campaign
from engagement.campaigns.services import sign_as_guest
from engagement.participation.models import Participation
from notifications.engine import rounds
from notifications.engine.models import Message
from tests.api.documented import ApiClient
from tests.engagement.campaigns.makers import make_campaign, sign
from tests.makers import make_person
from tests.races import at_once

pytestmark = pytest.mark.django_db

EMAIL = "saridewi@gmail.com"
FIVE_SPELLINGS = (
    EMAIL,
    "Sari.Dewi@Gmail.com",
    "  sari.dewi+balai@gmail.com ",
    "saridewi@googlemail.com",
    "\uff53\uff41\uff52\uff49dewi@gmail.com\u200b",
)


def running(**more: Any) -> Campaign:  # Any: a test names the fields it changes
    return make_campaign(now=clock.now(), **more)


def visitor() -> Client:
    return Client(headers={"Accept-Language": "en"})


def ask(campaign: Campaign, email: str = EMAIL) -> Any:  # Any: Django's test response
    return visitor().post(f"/campaigns/{campaign.activity.code}/guest/", {"email": email})


def link_in(mail: Any) -> str:
    """The path of the link in a mail."""
    found = re.search(r"https?://[^/\s]+(/\S+)", mail.body)
    assert found
    return found[1]


def guest(campaign: Campaign, email: str = EMAIL) -> ActionTaken:
    return sign_as_guest(
        email=email, called="Tamu", campaign=campaign, shows_name=False, language="en", now=clock.now()
    )


def counted(campaign: Campaign) -> int:
    return campaign.activity.counters.get(name="signed").value


def test_nothing_is_kept_before_the_link_is_opened_and_the_button_pressed(mailoutbox: list[Any]) -> None:
    campaign = running()

    ask(campaign)
    rounds.ring(clock=clock.now)
    opened = visitor().get(link_in(mailoutbox[0]))

    assert ([mail.to for mail in mailoutbox], opened.status_code) == ([[EMAIL]], 200)
    assert "you have not signed yet" in opened.content.decode()
    assert (ContactPoint.objects.filter(normalised=EMAIL).count(), ActionTaken.objects.count()) == (0, 0)


def test_guest_signs_by_the_link_and_takes_it_back_by_the_link_of_the_next_mail(
    mailoutbox: list[Any],
) -> None:
    campaign = running()
    ask(campaign)
    rounds.ring(clock=clock.now)
    path = link_in(mailoutbox[0])

    answers = [visitor().post(path, {"called": "Ani", "shows_name": "on"}, follow=True) for _time in range(2)]
    rounds.ring(clock=clock.now)

    action = ActionTaken.objects.get()
    assert (action.person.called, action.person.user, action.shows_name, counted(campaign)) == (
        "Ani",
        None,
        True,
        1,
    )
    assert ["Thank you. Your signature counts." in answer.content.decode() for answer in answers] == [
        True,
        True,
    ]
    assert "Ani" in visitor().get(campaign.activity.get_absolute_url()).content.decode()
    (confirmed,) = mailoutbox[1:]
    assert guests.manage_path(action) in confirmed.body

    visitor().get(guests.manage_path(action))
    assert counted(campaign) == 1
    visitor().post(guests.manage_path(action), {"do": "take_back"})
    assert counted(campaign) == 0
    visitor().post(guests.manage_path(action), {"do": "sign"})
    assert (counted(campaign), ActionTaken.objects.get().shows_name) == (1, False)


def test_five_spellings_of_one_address_are_one_signature(mailoutbox: list[Any]) -> None:
    campaign = running()

    for spelled in FIVE_SPELLINGS:
        assert ask(campaign, spelled).status_code == 200
    rounds.ring(clock=clock.now)
    for mail in mailoutbox:
        visitor().post(link_in(mail), {"called": "Sari"})

    assert len(mailoutbox) == 5
    assert (ActionTaken.objects.count(), Participation.objects.count(), counted(campaign)) == (1, 1, 1)
    assert Person.objects.filter(called="Sari").count() == 1


def test_addresses_that_only_look_alike_are_people_of_their_own() -> None:
    campaign = running()

    for email in ("sari@contoh.test", "sari+2@contoh.test", "s.ari@contoh.test"):
        guest(campaign, email)

    assert counted(campaign) == 3


def test_link_of_somebody_with_an_account_signs_for_her_in_any_spelling() -> None:
    campaign, person = running(), make_person("Sari", email=EMAIL)

    action = guest(campaign, "s.a.r.i.dewi@gmail.com")

    assert (action.person, action.person.called, counted(campaign)) == (person, "Sari", 1)
    assert visitor().get(guests.manage_path(action)).status_code == 404


def test_two_accounts_of_one_mailbox_are_counted_once() -> None:
    campaign = running()
    first, second = (make_person(email=email) for email in (EMAIL, "sari.dewi@gmail.com"))
    sign(first, campaign, now=clock.now())

    with pytest.raises(AddressCounted):
        sign(second, campaign, now=clock.now())

    assert (ActionTaken.objects.count(), counted(campaign)) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_fifty_links_in_five_spellings_at_once_are_one_person_and_one_signature() -> None:
    campaign = running()

    said = at_once([partial(guest, campaign, spelled) for spelled in FIVE_SPELLINGS] * 10)

    assert [answer for answer in said if isinstance(answer, Exception)] == []
    assert (ActionTaken.objects.count(), Participation.objects.count(), counted(campaign)) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_accounts_of_one_mailbox_at_once_are_one_signature_and_many_without_it() -> None:
    """The second half is the control: the same people, told apart by their accounts alone, are many."""
    accounts = [make_person(email=email) for email in (EMAIL, "sari.dewi@gmail.com", "s.aridewi@gmail.com")]
    guarded, control = running(), running()

    said = at_once([partial(sign, person, guarded, now=clock.now()) for person in accounts])
    ContactPoint.objects.update(kind="phone")
    at_once([partial(sign, person, control, now=clock.now()) for person in accounts])

    assert [type(answer) for answer in said if isinstance(answer, Exception)] == [AddressCounted] * 2
    assert (counted(guarded), counted(control)) == (1, 3)


def test_known_and_unknown_addresses_hear_the_same(mailoutbox: list[Any]) -> None:
    campaign = running()
    make_person(email="ada@contoh.test")

    pages = [
        ask(campaign, email).content.decode().replace(email, "X") for email in ("ada@contoh.test", EMAIL)
    ]
    rounds.ring(clock=clock.now)

    strip = partial(re.sub, r'value="\w{64}"', "")
    assert strip(pages[0]) == strip(pages[1])
    bodies = [re.sub(r"/guest/\S+", "", mail.body) for mail in mailoutbox]
    assert (len(bodies), len(set(bodies))) == (2, 1)


def test_link_is_refused_when_damaged_too_old_or_made_for_another_purpose(
    mailoutbox: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = running()
    ask(campaign)
    rounds.ring(clock=clock.now)
    path = link_in(mailoutbox[0])

    answers = [visitor().get(path[:-2] + "x/"), visitor().get(path.replace("/guest/", "/guest/mine/"))]
    monkeypatch.setattr(signing, "time", SimpleNamespace(time=lambda: time.time() + 25 * 60 * 60))
    answers.append(visitor().get(path))

    assert [answer.status_code for answer in answers] == [404] * 3


def test_link_of_a_campaign_that_has_closed_says_so(mailoutbox: list[Any]) -> None:
    campaign = running(ends_at=clock.now() + timedelta(hours=1))
    ask(campaign)
    rounds.ring(clock=clock.now)
    clock.shift(timedelta(hours=2))

    said = visitor().post(link_in(mailoutbox[0]), {"called": "Ani"})

    assert "One cannot take part in this campaign now." in said.content.decode()
    assert ActionTaken.objects.count() == 0


def test_sensitive_campaign_writes_to_nobody_without_an_account() -> None:
    campaign = running(is_sensitive=True)

    shown = visitor().get(campaign.activity.get_absolute_url()).content.decode()

    assert (ask(campaign).status_code, Message.objects.count()) == (404, 0)
    assert ("/guest/" in shown, "/account/signup/?next=" in shown) == (False, True)


def test_one_mailbox_is_written_to_five_times_an_hour_at_most_however_it_is_spelled() -> None:
    campaign = running()

    said = [ask(campaign, spelled).status_code for spelled in (*FIVE_SPELLINGS, EMAIL)]

    assert (said, Message.objects.count()) == ([200] * 5 + [429], 5)


def test_api_sends_the_link_and_signs_by_it(mailoutbox: list[Any]) -> None:
    campaign, client = running(), ApiClient()

    sent = client.post(f"/campaigns/{campaign.activity.code}/guest/", {"email": EMAIL})
    rounds.ring(clock=clock.now)
    token = link_in(mailoutbox[0]).removeprefix("/campaigns/guest/").strip("/")
    done = client.post("/campaigns/guests/", {"token": token, "called": "Ani"})
    damaged = client.post("/campaigns/guests/", {"token": "x", "called": "Ani"})

    assert (sent.json(), done.json()["state"], damaged.status_code) == ({"is_sent": True}, "done", 404)


def test_signatures_given_before_are_known_by_their_mailbox_and_of_two_the_earlier() -> None:
    campaign = running()
    first, second = (make_person(email=email) for email in (EMAIL, "budi@contoh.test"))
    known = [bytes(sign(person, campaign, now=clock.now()).mailbox or b"") for person in (first, second)]
    ActionTaken.objects.update(mailbox=None)
    ContactPoint.objects.filter(person=second).update(normalised="sari.dewi@gmail.com")

    import_module("engagement.campaigns.migrations.0003_mailboxes_of_signatures").keep_mailboxes(apps, None)

    kept = [bytes(action.mailbox or b"") for action in ActionTaken.objects.order_by("id")]
    assert kept == [known[0], b""]
