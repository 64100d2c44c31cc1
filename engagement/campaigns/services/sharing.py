"""Verbs of sharing: make one's link, and thank whoever brought somebody."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from accounts.models import Person
from core import facts
from engagement.activities.models import Activity
from engagement.campaigns.errors import NotShared
from engagement.campaigns.models import ActionTaken, Campaign, Share
from engagement.campaigns.policies import is_shared


@transaction.atomic
def share_campaign(*, person: Person, campaign: Campaign, now: datetime) -> Share:
    """Her own link to a campaign; made twice it is one. Raises NotShared."""
    if not is_shared(Activity.objects.get(pk=campaign.pk)):
        raise NotShared
    share, made = Share.objects.get_or_create(campaign=campaign, person=person, defaults={"made_at": now})
    if made:
        facts.record("campaign_shared", now=now, actor_id=person.pk, activity=campaign.pk)
    return share


def credit(*, code: str, action: ActionTaken) -> None:
    """Count somebody's first doing of something for the link by which she came; her own link counts nothing.

    Only the number is kept: nothing says who came by whom. A code that is none of this campaign's changes nothing.
    """
    if code and action.turn == 1:
        shares = Share.objects.filter(code=code, campaign=action.campaign_id)
        shares.exclude(person=action.person_id).update(brought=F("brought") + 1)
