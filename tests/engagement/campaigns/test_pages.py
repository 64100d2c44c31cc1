"""The pages of a campaign: what each reader sees, and what each costs in queries."""

from datetime import timedelta
from typing import Any, cast

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.requests import PersonRequest
from core import clock
from engagement.activities.models import Activity
from engagement.campaigns.models import ActionTaken, Campaign
from engagement.campaigns.panels import my_actions
from engagement.events.services import draft_event
from tests.engagement.campaigns.makers import ASK, make_campaign, organiser_of, sign
from tests.makers import (
    make_coordinator,
    make_group,
    make_hall,
    make_organiser,
    make_person,
    make_place,
    make_trunk,
    publish,
    signed_in,
)

pytestmark = pytest.mark.django_db


def make_running(**trunk: Any) -> Campaign:
    """A campaign that runs by the clock of the pages."""
    return make_campaign(now=clock.now(), **trunk)


def page(client: Client, campaign: Campaign) -> str:
    return client.get(campaign.activity.get_absolute_url(), headers={"accept-language": "en"}).text


def post(
    client: Client, campaign: Campaign, name: str, **fields: Any
) -> Any:  # a response of the test client
    address = reverse(f"campaigns:{name}", args=[campaign.activity.code])
    return client.post(address, fields, follow=True, headers={"accept-language": "en"})


def test_visitor_sees_the_true_number_and_how_to_sign(client: Client) -> None:
    campaign = make_running(goal=100)
    sign(make_person(), campaign, now=clock.now())

    shown = page(client, campaign)

    assert ("1 signed, goal 100" in shown, ASK in shown) == (True, True)
    assert f"/campaigns/{campaign.activity.code}/guest/" in shown


def test_person_signs_with_one_button_and_takes_it_back() -> None:
    campaign, client = make_running(), signed_in(make_person("Sari"))

    signed = post(client, campaign, "campaign-sign", shows_name="on")

    assert ("Thank you. Your signature counts." in signed.text, ActionTaken.objects.get().shows_name) == (
        True,
        True,
    )
    assert "Sari" in page(Client(), campaign)

    taken_back = post(client, campaign, "campaign-take-back")

    assert "Taken back." in taken_back.text
    assert "Sari" not in page(Client(), campaign)


def test_name_is_not_shown_unless_chosen(client: Client) -> None:
    campaign = make_running()

    post(signed_in(make_person("Sari")), campaign, "campaign-sign")

    assert "Sari" not in page(client, campaign)


def test_sensitive_campaign_neither_asks_for_a_name_nor_shows_one(client: Client) -> None:
    campaign, browser = make_running(is_sensitive=True), signed_in(make_person("Sari"))

    before = page(browser, campaign)
    post(browser, campaign, "campaign-sign", shows_name="on")

    assert "shows_name" not in before
    assert "Sari" not in page(client, campaign)
    assert not ActionTaken.objects.get().shows_name


def test_goal_reached_is_said(client: Client) -> None:
    campaign = make_running(goal=1)
    sign(make_person(), campaign, now=clock.now())

    shown = page(client, campaign)

    assert ("Goal reached" in shown, "1 signed, goal 1 reached" in shown) == (True, True)


def test_closed_campaign_says_so_and_counts_nobody() -> None:
    campaign = make_running()
    Activity.objects.update(state="closed")

    said = post(signed_in(make_person()), campaign, "campaign-sign")

    assert "One cannot take part in this campaign now." in said.text
    assert ActionTaken.objects.count() == 0


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("organiser", 200),
        ("coordinator", 200),
        ("coordinator elsewhere", 404),
        ("organiser elsewhere", 404),
        ("participant", 404),
        ("visitor", 302),
    ],
)
def test_campaign_is_changed_by_its_organisers(who: str, status: int) -> None:
    campaign = make_running()
    people = {
        "organiser": lambda: organiser_of(campaign),
        "coordinator": lambda: make_coordinator(make_place()),
        "coordinator elsewhere": lambda: make_coordinator(make_place("ID-52.01", name="Lombok Barat")),
        "organiser elsewhere": lambda: make_organiser(make_group("Lain")),
        "participant": make_person,
    }
    client = signed_in(people[who]()) if who in people else Client()

    assert (
        client.get(reverse("campaigns:campaign-change", args=[campaign.activity.code])).status_code == status
    )


def test_campaign_is_drafted() -> None:
    organiser, now = make_organiser(make_group()), clock.now()
    drafted = signed_in(organiser).post(
        reverse("campaigns:campaign-draft"),
        {
            "organisation": organiser.organisations.get().pk,
            "title": "Meja layanan",
            "summary": "Tanda tangani.",
            "original_language": "id",
            "place": "Kota Semarang",
            "place_code": "ID-33.74",
            "starts": f"{now:%Y-%m-%dT%H:%M}",
            "ends": f"{now + timedelta(days=3):%Y-%m-%dT%H:%M}",
            "zone": "Asia/Jakarta",
            "ask": ASK,
            "goal": "100",
            "first": "sign",
        },
    )

    assert drafted.status_code == 302, drafted.context["form"].errors
    campaign = Campaign.objects.select_related("activity").get()
    numbers = dict(campaign.activity.counters.values_list("name", "value"))
    assert (campaign.ask, campaign.activity.is_online, numbers) == (ASK, True, {"signed": 0, "goal": 100})


def test_my_campaigns_stand_on_my_page() -> None:
    campaign, person = make_running(title="Meja layanan"), make_person()
    sign(person, campaign, now=clock.now())

    assert "Meja layanan" in signed_in(person).get(reverse("accounts:me")).text


def crowd(campaign: Campaign, size: int) -> None:
    for _number in range(size):
        sign(make_person(), campaign, shows_name=True, now=clock.now())


@pytest.mark.parametrize("size", [1, 4])
def test_page_costs_a_visitor(
    client: Client, size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    campaign = make_running()
    crowd(campaign, size)

    with django_assert_num_queries(7):
        page(client, campaign)


@pytest.mark.parametrize("size", [1, 4])
def test_page_costs_an_organiser(size: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    campaign = make_running()
    crowd(campaign, size)
    client = signed_in(organiser_of(campaign))

    with django_assert_num_queries(12):
        page(client, campaign)


@pytest.mark.parametrize("size", [1, 4])
def test_panel_of_my_campaigns_costs_one_query(
    size: int, rf: RequestFactory, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    request = cast(PersonRequest, rf.get("/me/"))
    request.person = make_person()
    for _number in range(size):
        sign(request.person, make_running(), now=clock.now())

    with django_assert_num_queries(1):
        shown = render_to_string("campaigns/_my_actions.html", {"panel": my_actions(request)})

    assert shown.count("<li>") == size


def test_event_is_hosted_for_a_campaign_and_its_page_lists_it_once_public() -> None:
    campaign, organiser = make_running(), make_organiser(make_group("Tetangga"))
    host, stranger = signed_in(organiser), signed_in(make_person())
    draft = f"{reverse('events:event-draft')}?part_of={campaign.activity.code}"

    offered = [draft in page(client, campaign) for client in (host, stranger, Client())]
    event = draft_event(
        person=organiser,
        organisation=organiser.organisations.get(),
        trunk=make_trunk(title="Temu warga"),
        hall=make_hall(),
        part_of=campaign.activity,
        now=clock.now(),
    )
    as_a_draft = "Temu warga" in page(stranger, campaign)
    publish(event.activity, now=clock.now())

    assert (offered, as_a_draft, "Temu warga" in page(stranger, campaign)) == (
        [True, False, False],
        False,
        True,
    )
    assert (
        f"Part of the campaign {campaign.activity.title}."
        in host.get(draft, headers={"accept-language": "en"}).text
    )


def test_only_a_published_campaign_takes_events() -> None:
    campaign, organiser = make_running(is_published=False), make_organiser(make_group("Tetangga"))

    shown = signed_in(organiser).get(f"{reverse('events:event-draft')}?part_of={campaign.activity.code}").text

    assert campaign.activity.title not in shown


@pytest.mark.parametrize("size", [1, 4])
def test_page_with_events_costs(
    client: Client, size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    campaign, organiser = make_running(), make_organiser(make_group("Tetangga"))
    for _number in range(size):
        event = draft_event(
            person=organiser,
            organisation=organiser.organisations.get(),
            trunk=make_trunk(),
            hall=make_hall(),
            part_of=campaign.activity,
            now=clock.now(),
        )
        publish(event.activity, now=clock.now())

    with django_assert_num_queries(8):
        page(client, campaign)
