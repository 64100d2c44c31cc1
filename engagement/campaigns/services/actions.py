"""Verbs of acting: take action, sign as a guest, take it back."""

from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.confirmed import person_at
from accounts.models import Person
from core import facts
from engagement.activities import services as activities
from engagement.activities.locks import share
from engagement.activities.models import Activity
from engagement.campaigns import policies
from engagement.campaigns.choices import ActionState
from engagement.campaigns.errors import (
    AddressCounted,
    AddressNotConfirmed,
    CampaignNotOpen,
    NotAskedHere,
    NothingDone,
)
from engagement.campaigns.goals.reaching import reach
from engagement.campaigns.kinds.action import ActionKind
from engagement.campaigns.kinds.sign import Sign
from engagement.campaigns.models import ActionTaken, Campaign
from engagement.campaigns.services.sharing import credit
from engagement.participation import services as ledger
from engagement.participation.choices import Source


@transaction.atomic
def take_action(
    *,
    person: Person,
    campaign: Campaign,
    kind: ActionKind,
    shows_name: bool,
    now: datetime,
    source: Source = Source.SELF,
    came_by: str = "",
) -> ActionTaken:
    """Do what is asked, or choose anew whether the name is shown (never in a sensitive campaign); done twice it is one.

    `came_by` is the code of the link that brought her. Many people act side by side. Two doings of one person meet at
    the unique row: the second waits, then finds the first; two accounts of one mailbox meet at the other.
    Raises CampaignNotOpen, NotAskedHere, AddressNotConfirmed, AddressCounted.
    """
    activity = held_open(campaign, now)
    if kind.name not in campaign.actions:
        raise NotAskedHere
    counted_as = policies.counted_as(person)
    if counted_as is None:
        raise AddressNotConfirmed
    shows_name = shows_name and not activity.is_sensitive
    doing = {"mailbox": counted_as.mailbox, "shows_name": shows_name, "taken_at": now}
    try:
        action, made = ActionTaken.objects.select_for_update(no_key=True, of=("self",)).get_or_create(
            campaign=campaign, kind=kind.name, person=person, defaults=doing
        )
        if not made and action.state == ActionState.DONE:
            return _show_name(action, shows_name)
        action.turn = ledger.next_turn(person=person, activity=activity, verb=kind.verb)
        for name, value in (doing | {"state": ActionState.DONE, "taken_back_at": None}).items():
            setattr(action, name, value)
        action.save()
    except IntegrityError as counted:
        raise AddressCounted from counted
    ledger.record(person=person, activity=activity, verb=kind.verb, turn=action.turn, source=source, now=now)
    activities.count(activity, kind.counter, 1)
    if kind.name == campaign.actions[0]:
        reach(campaign, now=now)
    credit(code=came_by, action=action)
    _note(kind.made_fact, action, now)
    return action


@transaction.atomic
def sign_as_guest(
    *,
    email: str,
    called: str,
    campaign: Campaign,
    shows_name: bool,
    language: str,
    now: datetime,
    source: Source = Source.SELF,
    came_by: str = "",
) -> ActionTaken:
    """Sign as whoever reads this address, in any spelling: the person known by it, else a new one without a login.

    Call it only with an address that has just been confirmed. Raises what `take_action` raises, and NothingToRead.
    """
    person = person_at(email=email, called=called, language=language, now=now)
    return take_action(
        person=person,
        campaign=campaign,
        kind=Sign(),
        shows_name=shows_name,
        now=now,
        source=source,
        came_by=came_by,
    )


@transaction.atomic
def take_back_action(*, person: Person, campaign: Campaign, kind: ActionKind, now: datetime) -> ActionTaken:
    """It does not count any more. Raises CampaignNotOpen, NothingDone."""
    activity = held_open(campaign, now)
    action = held_action(person, campaign, kind)
    if action is None:
        raise NothingDone
    return undo(action, activity, kind, now)


def held_action(person: Person, campaign: Campaign, kind: ActionKind) -> ActionTaken | None:
    """What she did and did not take back, its row held; None where there is none."""
    rows = ActionTaken.objects.select_for_update(no_key=True, of=("self",))
    return rows.filter(campaign=campaign, kind=kind.name, person=person, state=ActionState.DONE).first()


def undo(action: ActionTaken, activity: Activity, kind: ActionKind, now: datetime) -> ActionTaken:
    """Count it no more, whether or not the campaign runs; the row is held."""
    action.state, action.taken_back_at = ActionState.TAKEN_BACK, now
    action.save(update_fields=["state", "taken_back_at"])
    ledger.take_back(person=action.person, activity=activity, verb=kind.verb, source=Source.SELF, now=now)
    activities.count(activity, kind.counter, -1)
    _note(kind.taken_back_fact, action, now)
    return action


def held_open(campaign: Campaign, now: datetime) -> Activity:
    """Hold the activity beside others who act, re-read it, and see that it runs."""
    share(campaign.pk)
    activity = Activity.objects.select_related("place").get(pk=campaign.pk)
    if not policies.is_running(activity, now):
        raise CampaignNotOpen
    return activity


def _show_name(action: ActionTaken, shows_name: bool) -> ActionTaken:
    if action.shows_name != shows_name:
        action.shows_name = shows_name
        action.save(update_fields=["shows_name"])
    return action


def _note(name: str, action: ActionTaken, now: datetime) -> None:
    facts.record(
        name,
        now=now,
        actor_id=action.person_id,
        action=action.pk,
        activity=action.campaign_id,
        person=action.person_id,
        turn=action.turn,
    )
