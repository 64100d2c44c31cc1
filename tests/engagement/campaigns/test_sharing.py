"""Sharing: a link of one's own, counted in what people did who came by it, and in nothing they did not."""

import re
from functools import partial
from typing import Any

import pytest
from django.test import Client

from core import clock
from engagement.campaigns import sharing
from engagement.campaigns.errors import NotShared
from engagement.campaigns.kinds.sign import Sign
from engagement.campaigns.models import ActionTaken, Campaign, Share
from engagement.campaigns.services import share_campaign, take_action
from notifications.engine import rounds
from tests.api.documented import ApiClient
from tests.engagement.campaigns.makers import make_campaign
from tests.makers import make_person, signed_in
from tests.pdf_words import lines
from tests.races import at_once

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}


def make_shared(**more: Any) -> tuple[Campaign, Share]:  # Any: a test names what it changes
    campaign = make_campaign(now=clock.now(), **more)
    return campaign, share_campaign(person=make_person("Sari"), campaign=campaign, now=clock.now())


def brought() -> int:
    return Share.objects.get().brought


def come_by(share: Share, client: Client) -> Client:
    client.get(f"/s/{share.code}/")
    return client


def test_link_is_counted_when_somebody_acts_who_came_by_it_and_not_before() -> None:
    campaign, share = make_shared()
    person = make_person()
    client = come_by(share, signed_in(person))
    at_first = brought()

    client.post(f"/campaigns/{campaign.activity.code}/sign/")
    once = brought()
    client.post(f"/campaigns/{campaign.activity.code}/take-back/")
    client.post(f"/campaigns/{campaign.activity.code}/sign/")

    assert (at_first, once, brought()) == (0, 1, 1)


def test_own_link_another_campaigns_link_and_no_link_count_nothing() -> None:
    campaign, share = make_shared()
    elsewhere = share_campaign(
        person=share.person, campaign=make_campaign(now=clock.now(), title="Lain"), now=clock.now()
    )
    for client in (
        come_by(share, signed_in(share.person)),
        come_by(elsewhere, signed_in(make_person())),
        signed_in(make_person()),
    ):
        client.post(f"/campaigns/{campaign.activity.code}/sign/")

    assert list(Share.objects.values_list("brought", flat=True)) == [0, 0]
    assert ActionTaken.objects.count() == 3


def test_guest_who_signs_by_her_mail_in_the_same_browser_is_counted(mailoutbox: list[Any]) -> None:
    campaign, share = make_shared()
    client = come_by(share, Client(headers=ENGLISH))
    client.post(f"/campaigns/{campaign.activity.code}/guest/", {"email": "ani@contoh.test"})
    rounds.ring(clock=clock.now)
    found = re.search(r"https?://[^/\s]+(/\S+)", mailoutbox[0].body)
    assert found

    client.post(found[1], {"called": "Ani"})

    assert brought() == 1


def test_nothing_says_who_came_by_whom() -> None:
    campaign, share = make_shared()
    come_by(share, signed_in(make_person())).post(f"/campaigns/{campaign.activity.code}/sign/")

    columns = {field.name for field in ActionTaken._meta.get_fields()}

    assert [name for name in columns if "share" in name or "by" in name] == []


def test_sensitive_campaign_is_not_shared() -> None:
    campaign, person = make_campaign(now=clock.now(), is_sensitive=True), make_person()
    client, at = signed_in(person), f"/campaigns/{campaign.activity.code}/share/"

    with pytest.raises(NotShared):
        share_campaign(person=person, campaign=campaign, now=clock.now())

    assert [client.get(at).status_code, client.post(at).status_code] == [404, 404]
    assert at not in client.get(campaign.activity.get_absolute_url()).text


def test_page_makes_the_link_and_gives_code_text_and_poster() -> None:
    campaign, client = make_campaign(now=clock.now()), signed_in(make_person())
    at = f"/campaigns/{campaign.activity.code}/share/"

    before = client.get(at, headers=ENGLISH).text
    for _time in range(2):
        client.post(at)
    shown = client.get(at, headers=ENGLISH).text
    poster = client.get(f"{at}poster/")

    share = Share.objects.get()
    assert ("Make my link" in before, "<svg" in shown, "whatsapp://send?text=" in shown) == (True, True, True)
    assert (sharing.link_of(share) in shown, "0 actions came by your link" in shown) == (True, True)
    assert campaign.activity.title in " ".join(lines(poster.content))


def test_title_of_a_campaign_is_no_markup_on_its_poster() -> None:
    title = "#panic() $x$ *tebal* ] // catatan"
    _campaign, share = make_shared(title=title)

    assert "".join(title.split()) in "".join("".join(lines(sharing.poster(share))).split())


@pytest.mark.django_db(transaction=True)
def test_many_who_came_by_one_link_are_all_counted_and_one_link_is_made_at_once() -> None:
    campaign, share = make_shared()
    people = [make_person() for _number in range(30)]

    doing = partial(
        take_action, campaign=campaign, kind=Sign(), shows_name=False, now=clock.now(), came_by=share.code
    )
    at_once([partial(doing, person=person) for person in people])
    at_once([partial(share_campaign, person=people[0], campaign=campaign, now=clock.now())] * 20)

    assert Share.objects.get(pk=share.pk).brought == 30
    assert Share.objects.filter(person=people[0]).count() == 1


def test_api_makes_the_link() -> None:
    campaign, client = make_campaign(now=clock.now()), ApiClient(make_person())
    at = f"/campaigns/{campaign.activity.code}/share/"

    early = client.get(at).status_code
    made = client.post(at).json()

    assert (early, made["brought"], client.get(at).json()) == (404, 0, made)
