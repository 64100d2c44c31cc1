"""Verbs of a promise: make it, move its day, keep it, take it back."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.activities import services as activities
from engagement.activities.errors import NotAllowed
from engagement.activities.models import Activity
from engagement.activities.policies import may_change
from engagement.campaigns.choices import ActionState
from engagement.campaigns.counters import KEPT
from engagement.campaigns.errors import DayNotUsable, NothingPromised, PledgeKept
from engagement.campaigns.kinds.pledge import Pledge as PledgeKind
from engagement.campaigns.models import LONGEST_PLEDGE, ActionTaken, Campaign, Pledge
from engagement.campaigns.selectors import action_of
from engagement.campaigns.services.actions import held_open, take_action, take_back_action
from engagement.participation import services as ledger
from engagement.participation.choices import Source, Verb

FURTHEST = timedelta(days=366)


@transaction.atomic
def make_pledge(
    *,
    person: Person,
    campaign: Campaign,
    words: str,
    due_on: date,
    now: datetime,
    source: Source = Source.SELF,
    came_by: str = "",
) -> Pledge:
    """Promise something by a day, the first time or anew after it was taken back; her open promise is written anew.

    Another day of an open promise is counted. Raises what `take_action` raises, DayNotUsable, PledgeKept,
    NothingToRead.
    """
    said = readable(words)[:LONGEST_PLEDGE]
    was_open = action_of(person, campaign.activity, PledgeKind.name) is not None
    action = take_action(
        person=person,
        campaign=campaign,
        kind=PledgeKind(),
        shows_name=False,
        now=now,
        source=source,
        came_by=came_by,
    )
    pledge = Pledge.objects.filter(action=action).first() or Pledge(action=action)
    if pledge.kept_at:
        raise PledgeKept
    if not was_open or pledge.due_on != due_on:
        _expect_to_come(campaign, due_on, now)
        pledge.turn, pledge.moved = pledge.turn + 1, pledge.moved + 1 if was_open else 0
    pledge.words, pledge.due_on = said, due_on
    pledge.save()
    _note("pledge_written", pledge, now)
    return pledge


@transaction.atomic
def keep_pledge(*, person: Person, campaign: Campaign, words: str, evidence: str, now: datetime) -> Pledge:
    """She says that she did it, before its day, on it or long after; the words and the evidence are optional.

    Also once the campaign is over. Raises NothingPromised, PledgeKept.
    """
    pledge = _held(person, campaign)
    if pledge.kept_at:
        raise PledgeKept
    pledge.kept_words, pledge.evidence = _optional(words), _optional(evidence)
    return _kept(pledge, Source.SELF, now)


@transaction.atomic
def confirm_pledge(*, person: Person, pledge: Pledge, now: datetime) -> Pledge:
    """Who plans the campaign saw it done: it counts as kept, whether or not she has said so; said twice it is one.

    Raises NotAllowed, NothingPromised.
    """
    campaign = pledge.action.campaign
    if not may_change(person, campaign.activity):
        raise NotAllowed
    held = _held(pledge.action.person, campaign)
    if held.confirmed_at:
        return held
    held.confirmed_at = now
    if held.kept_at is None:
        return _kept(held, Source.STAFF, now)
    held.save(update_fields=["confirmed_at"])
    return held


@transaction.atomic
def take_back_pledge(*, person: Person, campaign: Campaign, now: datetime) -> Pledge:
    """It does not count any more. Raises CampaignNotOpen, NothingPromised, PledgeKept."""
    held_open(campaign, now)
    pledge = _held(person, campaign)
    if pledge.kept_at:
        raise PledgeKept
    take_back_action(person=person, campaign=campaign, kind=PledgeKind(), now=now)
    return pledge


def _kept(pledge: Pledge, source: Source, now: datetime) -> Pledge:
    """Count it once; her action's row is held."""
    action, pledge.kept_at = pledge.action, now
    pledge.save()
    activity = Activity.objects.select_related("place").get(pk=action.campaign_id)
    turn = ledger.next_turn(person=action.person, activity=activity, verb=Verb.KEPT)
    ledger.record(person=action.person, activity=activity, verb=Verb.KEPT, turn=turn, source=source, now=now)
    activities.count(activity, KEPT, 1)
    _note("pledge_kept", pledge, now)
    return pledge


def _held(person: Person, campaign: Campaign) -> Pledge:
    """Her promise that stands; the row of her action is held, as it is while she makes or takes back."""
    rows = ActionTaken.objects.select_for_update(no_key=True, of=("self",))
    action = rows.filter(
        campaign=campaign, kind=PledgeKind.name, person=person, state=ActionState.DONE
    ).first()
    if action is None:
        raise NothingPromised
    return Pledge.objects.select_related("action__person").get(action=action)


def _expect_to_come(campaign: Campaign, due_on: date, now: datetime) -> None:
    today = now.astimezone(ZoneInfo(campaign.activity.zone)).date()
    if not today <= due_on <= today + FURTHEST:
        raise DayNotUsable


def _optional(words: str) -> str:
    return readable(words)[:LONGEST_PLEDGE] if words.strip() else ""


def _note(name: str, pledge: Pledge, now: datetime) -> None:
    person_id = pledge.action.person_id
    facts.record(
        name,
        now=now,
        actor_id=person_id,
        pledge=pledge.pk,
        activity=pledge.action.campaign_id,
        person=person_id,
    )
