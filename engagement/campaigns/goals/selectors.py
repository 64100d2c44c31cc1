"""Questions about the way to the goal, and what was achieved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from engagement.activities.choices import PUBLIC_STATES, State
from engagement.activities.models import Activity, Update
from engagement.campaigns.kinds import kind_named
from engagement.campaigns.models import Campaign, Milestone
from engagement.participation.choices import Verb
from engagement.participation.models import Participation

APART = {Verb.PLEDGED: (Verb.KEPT,), Verb.VOLUNTEERED: (Verb.HELPED,)}
"""What is counted beside the doing that it belongs to."""


def milestones_of(campaign: Campaign) -> QuerySet[Milestone]:
    """The lowest first."""
    return Milestone.objects.filter(campaign=campaign.pk).order_by("at")


def may_follow(activity: Activity) -> QuerySet[Activity]:
    """What a campaign can lead to: the published things of its group, the next first."""
    hers = Activity.objects.filter(organisation=activity.organisation_id, state=State.PUBLISHED)
    return hers.exclude(pk=activity.pk).order_by("starts_at", "pk")


def next_of(campaign: Campaign) -> Activity | None:
    """Where it leads, while everybody can open that."""
    leads_to = campaign.leads_to
    return leads_to if leads_to and leads_to.state in PUBLIC_STATES else None


@dataclass(frozen=True)
class Achieved:
    """What people had done when the account was given, by the ledger as it stood then; it never changes after."""

    at: datetime
    numbers: dict[str, int]
    """By the ledger's verb; people, each once, and promises apart from those kept."""

    @property
    def told(self) -> list[str]:
        """The numbers in words, in the order of what was asked."""
        return [f"{Verb(verb).label}: {number}" for verb, number in self.numbers.items()]


def achieved(activity: Activity) -> Achieved | None:
    """The numbers beside the account of an ended campaign; None while there is no account. Two queries."""
    account = Update.objects.filter(activity=activity, is_account=True, withdrawn_at=None).first()
    if account is None:
        return None
    asked = [kind_named(name).verb for name in activity.campaign.actions]
    verbs = [verb for each in asked for verb in (each, *APART.get(each, ()))]
    known = Participation.objects.filter(
        activity=activity, verb__in=verbs, recorded_at__lte=account.published_at
    )
    standing = known.filter(
        Q(voided_by__isnull=True) | Q(voided_by__recorded_at__gt=account.published_at)
    ).order_by()
    counted = dict(standing.values_list("verb").annotate(number=Count("person", distinct=True)))
    return Achieved(account.published_at, {verb: counted.get(verb, 0) for verb in verbs})


def is_reached(campaign: Campaign, milestones: Iterable[Milestone]) -> bool:
    """Whether the goal of now is one of the milestones that were reached."""
    return any(row.reached_at and row.at >= campaign.goal for row in milestones)


def can_tell(activity: Activity, milestones: Iterable[Milestone]) -> bool:
    """Whether there is something to tell of what comes next; never of a sensitive campaign."""
    campaign = activity.campaign
    return bool(campaign.next_words) and not activity.is_sensitive and is_reached(campaign, milestones)
