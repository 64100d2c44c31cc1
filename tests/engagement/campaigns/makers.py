"""Campaigns and signatures, made through the same services as on the site."""

from datetime import datetime, timedelta
from typing import Any

from accounts.models import Person
from engagement.campaigns.kinds.sign import Sign
from engagement.campaigns.models import ActionTaken, Campaign
from engagement.campaigns.plans import Ask
from engagement.campaigns.services import draft_campaign, take_action, take_back_action
from tests.makers import NOW, fresh, make_group, make_organiser, make_trunk, publish

ASK = "Kami meminta meja layanan di setiap kecamatan."


def make_campaign(
    *,
    organiser: Person | None = None,
    goal: int = 100,
    actions: tuple[str, ...] = ("sign",),
    is_published: bool = True,
    now: datetime = NOW,
    **trunk: Any,
) -> Campaign:
    """A campaign that has run for a day and ends in three."""
    organiser = organiser or make_organiser(make_group())
    when: dict[str, Any] = {
        "starts_at": now - timedelta(days=1),
        "ends_at": now + timedelta(days=3),
        "is_online": True,
    }
    campaign = draft_campaign(
        person=organiser,
        organisation=organiser.organisations.get(),
        trunk=make_trunk(**({"title": "Meja layanan"} | when | trunk)),
        ask=Ask(ask=ASK, goal=goal, actions=actions),
        now=now,
    )
    if is_published:
        publish(campaign.activity, now=now)
    return campaign


def organiser_of(campaign: Campaign) -> Person:
    return fresh(campaign.activity.organisation.members.get())


def sign(person: Person, campaign: Campaign, *, shows_name: bool = False, now: datetime = NOW) -> ActionTaken:
    return take_action(person=person, campaign=campaign, kind=Sign(), shows_name=shows_name, now=now)


def take_back(person: Person, campaign: Campaign, *, now: datetime = NOW) -> ActionTaken:
    return take_back_action(person=person, campaign=campaign, kind=Sign(), now=now)
