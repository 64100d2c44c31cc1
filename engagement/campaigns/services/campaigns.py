"""Verbs of planning: draft and change a campaign."""

from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, Person
from core.texts import readable
from engagement.activities import services as activities
from engagement.activities.choices import Kind
from engagement.activities.locks import lock
from engagement.activities.models import ActivityCounter
from engagement.activities.plans import Trunk
from engagement.campaigns.choices import ActionState
from engagement.campaigns.errors import ActionInUse
from engagement.campaigns.goals.reaching import set_quarters
from engagement.campaigns.kinds import KINDS, kind_named
from engagement.campaigns.models import LONGEST_ASK, Campaign
from engagement.campaigns.plans import Ask
from engagement.participation.selectors import is_joined


@transaction.atomic
def draft_campaign(
    *, person: Person, organisation: Organisation, trunk: Trunk, ask: Ask, now: datetime
) -> Campaign:
    """Begin a campaign that only its group sees. Raises NotAllowed, TimeUnlikely, NothingToRead."""
    activity = activities.draft(
        kind=Kind.CAMPAIGN, person=person, organisation=organisation, trunk=trunk, now=now
    )
    campaign = Campaign.objects.create(
        activity=activity, ask=_written(ask), goal=ask.goal, actions=_chosen(ask)
    )
    _open_counters(campaign)
    set_quarters(campaign, now=now)
    return campaign


@transaction.atomic
def change_campaign(*, person: Person, campaign: Campaign, trunk: Trunk, ask: Ask, now: datetime) -> Campaign:
    """Write a campaign anew; its dates may move, for one signs what is asked, not a time.

    Raises NotAllowed, SensitivityIsPromised, TimeUnlikely, NothingToRead, ActionInUse.
    """
    lock(campaign.pk)
    activity = activities.change(
        person=person,
        activity=campaign.activity,
        trunk=trunk,
        now=now,
        is_joined=is_joined(campaign.activity),
    )
    actions = _chosen(ask)
    if campaign.taken.filter(state=ActionState.DONE).exclude(kind__in=actions).exists():
        raise ActionInUse
    has_new_goal = (campaign.goal, campaign.actions[0]) != (ask.goal, actions[0])
    if campaign.actions[0] != actions[0]:
        campaign.milestones.all().delete()
    campaign.activity, campaign.ask, campaign.goal, campaign.actions = (
        activity,
        _written(ask),
        ask.goal,
        actions,
    )
    campaign.save(update_fields=["ask", "goal", "actions"])
    _open_counters(campaign)
    if has_new_goal:
        set_quarters(campaign, now=now)
    return campaign


def _written(ask: Ask) -> str:
    return readable(ask.ask)[:LONGEST_ASK]


def _chosen(ask: Ask) -> list[str]:
    """The actions in the organiser's order, each once; an unknown one is a mistake of ours."""
    return [kind_named(name).name for name in dict.fromkeys(ask.actions)]


def _open_counters(campaign: Campaign) -> None:
    """A counter for each number of what is asked, and the goal beside the first."""
    activity = campaign.activity
    for name in campaign.actions:
        for counter in kind_named(name).counters:
            activities.open_counter(activity, counter, ceiling=None)
    lead = kind_named(campaign.actions[0])
    others = [kind.goal_counter for kind in KINDS if kind is not lead]
    ActivityCounter.objects.filter(activity=activity, name__in=others).delete()
    ActivityCounter.objects.update_or_create(
        activity=activity, name=lead.goal_counter, defaults={"value": campaign.goal}
    )
