"""Webhooks over the API."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.choices import MemberRole
from core import clock
from notifications.hooks import sending
from notifications.hooks.consumer import planned
from notifications.hooks.models import Delivery, Hook
from tests import makers
from tests.api.documented import ApiClient
from tests.notifications.hooks.receiver import Receiver

pytestmark = pytest.mark.django_db


def test_a_webhook_is_added_tried_changed_renewed_and_removed(settings: Any) -> None:
    settings.HOOKS_MAY_STAY_INSIDE = True
    manager = makers.make_organiser(makers.make_group(), role=MemberRole.MANAGER)
    api, path = ApiClient(manager), f"/organisations/{manager.organisations.get().code}/hooks/"
    with Receiver() as receiver:
        added = api.post(path, {"url": receiver.url, "events": ["registration_made"]}).json()
        one = f"{path}{added['code']}/"
        pinged = api.post(f"{one}ping/")
        sending.work(clock=clock.now)
        told = api.get(f"{one}deliveries/").json()["results"]
        again = api.post(f"{one}deliveries/{told[0]['code']}/resend/")
        changed = api.put(one, {"url": receiver.url, "events": ["activity_moved"], "is_on": False}).json()
    renewed = api.post(f"{one}secret/").json()
    listed = api.get(path).json()["results"]
    removed = api.delete(one)

    assert (pinged.status_code, again.status_code, removed.status_code) == (202, 202, 204)
    assert [(row["event"], row["state"], row["status"]) for row in told] == [("ping", "accepted", 200)]
    assert (changed["is_on"], changed["events"]) == (False, ["activity_moved"])
    assert renewed["secret"] != added["secret"]
    assert "secret" not in listed[0]
    assert Hook.objects.count() == 0


def test_address_that_leads_inside_is_refused() -> None:
    manager = makers.make_organiser(makers.make_group(), role=MemberRole.MANAGER)
    path = f"/organisations/{manager.organisations.get().code}/hooks/"

    answer = ApiClient(manager).post(path, {"url": "https://10.0.0.1/", "events": ["registration_made"]})

    assert (answer.status_code, answer.json()["code"]) == (422, "address_not_usable")


def test_page_of_a_webhook_asks_as_often_for_200_deliveries_as_for_1() -> None:
    manager = makers.make_organiser(makers.make_group(), role=MemberRole.MANAGER)
    group, browser, now = manager.organisations.get(), makers.signed_in(manager), clock.now()
    hook = Hook.objects.create(organisation=group, url="https://contoh.org/", events=[], created_at=now)
    asked = []
    for number in (1, 199):
        Delivery.objects.bulk_create(planned(hook, "ping", {}, now=now, at=now) for _number in range(number))
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(f"/groups/{group.code}/hooks/{hook.code}/").status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1] == 9
