"""Verbs of the goal: plan the way to it, and tell what comes once it is reached."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities.choices import PUBLIC_STATES
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.activities.models import Activity, Update
from engagement.activities.policies import may_change
from engagement.activities.updates.plans import News
from engagement.activities.updates.services import publish_update
from engagement.campaigns.goals.errors import (
    GoalNotReached,
    GoalNotTold,
    MilestoneBeyondGoal,
    NextNotOpen,
    NextNotWritten,
)
from engagement.campaigns.goals.plans import Way
from engagement.campaigns.goals.reaching import reach
from engagement.campaigns.goals.selectors import is_reached, milestones_of
from engagement.campaigns.models import LONGEST_MILESTONE, LONGEST_NEXT, Campaign, Milestone


@transaction.atomic
def plan_way(*, person: Person, campaign: Campaign, way: Way, now: datetime) -> Campaign:
    """Write the milestones and the next step anew. The goal is always one, and what is reached stays.

    A milestone that is behind the count already is reached the moment it is set.
    Raises NotAllowed, MilestoneBeyondGoal, NextNotOpen.
    """
    activity = lock(campaign.pk)
    if not may_change(person, activity):
        raise NotAllowed
    held = Campaign.objects.get(pk=campaign.pk)
    marks = {held.goal: "", **{mark.at: mark.words for mark in way.marks}}
    reached = set(held.milestones.filter(reached_at__isnull=False).values_list("at", flat=True))
    if not all(1 <= at <= held.goal for at in marks.keys() - reached):
        raise MilestoneBeyondGoal
    if way.leads_to and not _is_open(way.leads_to, activity):
        raise NextNotOpen
    held.milestones.filter(reached_at=None).exclude(at__in=marks).delete()
    for at, words in marks.items():
        said = readable(words, optional=True)[:LONGEST_MILESTONE]
        Milestone.objects.update_or_create(campaign=held, at=at, defaults={"words": said})
    held.next_words = readable(way.next_words, optional=True)[:LONGEST_NEXT]
    held.leads_to = way.leads_to
    held.save(update_fields=["next_words", "leads_to"])
    facts.record("goal_planned", now=now, actor_id=person.pk, activity=campaign.pk)
    reach(held, now=now)
    return held


@transaction.atomic
def tell_next(*, person: Person, campaign: Campaign, now: datetime) -> Update:
    """Tell those who took part or follow that the goal is reached and what comes next, as news; told twice it is one.

    Raises NotAllowed, GoalNotTold, GoalNotReached, NextNotWritten.
    """
    activity = lock(campaign.pk)
    if not may_change(person, activity):
        raise NotAllowed
    held = Campaign.objects.select_related("leads_to").get(pk=campaign.pk)
    if activity.is_sensitive:
        raise GoalNotTold
    if not is_reached(held, milestones_of(held)):
        raise GoalNotReached
    if not held.next_words:
        raise NextNotWritten
    with override(activity.original_language):
        title = _("Goal reached: %(goal)d") % {"goal": held.goal}
    link = settings.SITE_URL + held.leads_to.get_absolute_url() if held.leads_to else ""
    text = "\n\n".join(filter(None, [held.next_words, link]))
    news = News(title=title, text=text, language=activity.original_language)
    return publish_update(person=person, activity=activity, news=news, once=f"goal-{held.goal}", now=now)


def _is_open(leads_to: Activity, activity: Activity) -> bool:
    """Something else of the same group that everybody can open."""
    is_hers = leads_to.organisation_id == activity.organisation_id and leads_to.pk != activity.pk
    return is_hers and leads_to.state in PUBLIC_STATES
