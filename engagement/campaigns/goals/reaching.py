"""Milestones that are reached, each noted exactly once; and the quarters of a goal, where nothing else is planned."""

from datetime import datetime

from django.db.models import Subquery

from core import facts
from engagement.activities.models import ActivityCounter
from engagement.campaigns.kinds import kind_named
from engagement.campaigns.models import Campaign, Milestone

QUARTERS = (25, 50, 75, 100)


def reach(campaign: Campaign, *, now: datetime) -> None:
    """Note every milestone that the count has come to; many call it side by side, and one of them notes it.

    Call it after counting, in the same transaction: the counter's row is held then, so that the last to count sees all.
    """
    counter = kind_named(campaign.actions[0]).counter
    count = ActivityCounter.objects.filter(activity=campaign.pk, name=counter).values("value")
    waiting = Milestone.objects.filter(campaign=campaign.pk, reached_at=None)
    for milestone_id in waiting.filter(at__lte=Subquery(count)).values_list("pk", flat=True):
        if Milestone.objects.filter(pk=milestone_id, reached_at=None).update(reached_at=now):
            facts.record("milestone_reached", now=now, activity=campaign.pk, milestone=milestone_id)


def set_quarters(campaign: Campaign, *, now: datetime) -> None:
    """The quarters of a new goal, those ahead of the count; what was reached stays, and what has words of its own."""
    counter = kind_named(campaign.actions[0]).counter
    done = ActivityCounter.objects.get(activity=campaign.pk, name=counter).value
    waiting = Milestone.objects.filter(campaign=campaign.pk, reached_at=None)
    (waiting.filter(words="") | waiting.filter(at__gt=campaign.goal)).delete()
    quarters = {-(-campaign.goal * percent // 100) for percent in QUARTERS}
    ahead = [at for at in sorted(quarters) if at > done or at == campaign.goal]
    rows = [Milestone(campaign=campaign, at=at) for at in ahead]
    Milestone.objects.bulk_create(rows, ignore_conflicts=True)
    reach(campaign, now=now)
