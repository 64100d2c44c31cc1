"""Campaigns over the API: sign, take back, the true number."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.models import ContactPoint
from core import clock
from engagement.campaigns.models import ActionTaken, Campaign
from engagement.participation.choices import Source
from engagement.participation.selectors import live
from tests.api.documented import ApiClient
from tests.engagement.campaigns.makers import ASK, make_campaign, organiser_of
from tests.makers import make_person

pytestmark = pytest.mark.django_db


def campaign_now(**more: Any) -> Campaign:  # Any: a test names the fields it changes
    return make_campaign(now=clock.now(), **more)


def path_of(campaign: Campaign, rest: str = "") -> str:
    return f"/campaigns/{campaign.activity.code}/{rest}"


def test_signing_twice_is_one_and_the_number_is_true() -> None:
    campaign, client = campaign_now(), ApiClient(make_person("Sari"))

    signed = [
        client.put(path_of(campaign, "signature/"), {"shows_name": shows}).json() for shows in (False, True)
    ]
    seen = ApiClient().get(path_of(campaign)).json()

    assert signed[0]["code"] == signed[1]["code"]
    assert (seen["ask"], seen["signed"], seen["goal"], seen["names"]) == (ASK, 1, 100, ["Sari"])
    assert [row.source for row in live()] == [Source.API]


def test_signature_is_taken_back() -> None:
    campaign, client = campaign_now(), ApiClient(make_person())
    client.put(path_of(campaign, "signature/"), {})

    listed = client.get("/me/signatures/").json()["results"]
    taken_back = client.delete(path_of(campaign, "signature/")).json()["state"]
    after = [
        client.get(path_of(campaign, "signature/")).status_code,
        client.delete(path_of(campaign, "signature/")).json()["code"],
    ]

    assert [row["activity"]["code"] for row in listed] == [campaign.activity.code]
    assert (taken_back, after) == ("taken_back", [404, "nothing_done"])
    assert ApiClient().get(path_of(campaign)).json()["signed"] == 0


def test_address_that_is_not_confirmed_does_not_count() -> None:
    campaign, client = campaign_now(), ApiClient(make_person())
    ContactPoint.objects.update(verified_at=None)

    answer = client.put(path_of(campaign, "signature/"), {})

    assert (answer.status_code, answer.json()["code"]) == (409, "address_not_confirmed")
    assert not ActionTaken.objects.exists()


def test_sensitive_campaign_shows_no_name() -> None:
    campaign, client = campaign_now(is_sensitive=True), ApiClient(make_person("Sari"))

    signed = client.put(path_of(campaign, "signature/"), {"shows_name": True}).json()

    assert not signed["shows_name"]
    assert ApiClient().get(path_of(campaign)).json()["names"] == []


def test_campaign_is_drafted_and_changed() -> None:
    organiser = organiser_of(campaign_now())
    group, now = organiser.organisations.get(), clock.now()
    body = {
        "title": "Meja layanan",
        "summary": "Tanda tangan.",
        "original_language": "id",
        "place": group.place.code,
        "starts_at": now.isoformat(),
        "ends_at": (now + timedelta(days=9)).isoformat(),
        "ask": ASK,
        "goal": 50,
    }

    drafted = ApiClient(organiser).post("/campaigns/", body | {"organisation": group.code})
    code = drafted.json()["activity"]["code"]
    changed = ApiClient(organiser).put(f"/campaigns/{code}/", body | {"goal": 70})

    assert (drafted.status_code, drafted.json()["goal"], changed.json()["goal"]) == (201, 50, 70)
    assert ApiClient(make_person()).put(f"/campaigns/{code}/", body).status_code == 404
