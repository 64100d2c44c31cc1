"""What a campaign answers to the trunk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Person
from engagement.activities.choices import Kind, State
from engagement.activities.kinds import CardLine, Progress
from engagement.activities.models import Activity, ActivityCounter
from engagement.activities.selectors import parts_of
from engagement.activities.updates.policies import has_account
from engagement.campaigns import selectors
from engagement.campaigns.forms import SignForm
from engagement.campaigns.goals.selectors import achieved, is_reached, milestones_of, next_of
from engagement.campaigns.kinds import KINDS, kind_named
from engagement.campaigns.kinds.action import ActionKind
from engagement.campaigns.kinds.letter import Letter as LetterKind
from engagement.campaigns.kinds.sign import Sign
from engagement.campaigns.models import ActionTaken
from engagement.campaigns.policies import is_running, is_shared
from engagement.campaigns.selectors import letter_call


class CampaignKind:
    name = Kind.CAMPAIGN
    label = gettext_lazy("Take Action")
    draft_label = gettext_lazy("Start a campaign")
    page_template = "campaigns/campaign_page.html"
    draft_url = "campaigns:campaign-draft"
    change_url = "campaigns:campaign-change"
    tone = "call"

    def page(self, *, activity: Activity, person: Person | None, now: datetime) -> dict[str, Any]:
        """The true numbers, the names that may be shown, the reader's own signature and the form to sign."""
        campaign, mine = activity.campaign, selectors.actions_of(person, activity)
        counters = {counter.name: counter for counter in activity.counters.all()}
        progress, signature = _progress(counters), mine.get(Sign.name)
        milestones = list(milestones_of(campaign))
        next_is_open = bool(campaign.next_words) and is_reached(campaign, milestones)
        asked = [_asked(kind_named(name), mine, counters) for name in campaign.actions]
        return {
            "campaign": campaign,
            "asked": asked,
            "lead": asked[0],
            "signature": signature,
            "progress": progress,
            "goal_reached": progress.value >= progress.goal,
            "milestones": milestones,
            "next_is_open": next_is_open,
            "leads_to": next_of(campaign) if next_is_open else None,
            "achieved": achieved(activity) if has_account(activity, now) else None,
            "parts": list(parts_of(activity)) if getattr(activity, "has_parts", True) else [],
            "hosts_for": bool(person and person.powers.drafts_for and activity.state == State.PUBLISHED),
            "can_share": is_shared(activity),
            "letter_call": letter_call(activity) if LetterKind.name in campaign.actions else None,
            "names": selectors.latest_names(activity, Sign.name) if Sign.name in campaign.actions else [],
            "asks_to_sign": Sign.name in campaign.actions,
            "takes_action": is_running(activity, now),
            "sign_form": SignForm(
                initial={"shows_name": bool(signature and signature.shows_name)},
                called=person.called if person else "",
                is_sensitive=activity.is_sensitive,
            ),
        }

    def unready(self, activity: Activity) -> str:
        if LetterKind.name in activity.campaign.actions and letter_call(activity) is None:
            return _("Say first to whom people write, and from which text.")
        return ""

    def venue(self, activity: Activity) -> str:
        return ""

    def is_only_online(self, counters: Mapping[str, ActivityCounter]) -> bool:
        # Its place is what it is about.
        return False

    def card_line(
        self, activity: Activity, counters: Mapping[str, ActivityCounter], *, now: datetime
    ) -> CardLine:
        return CardLine(progress=_progress(counters))


@dataclass(frozen=True)
class AskedFor:
    """One thing the campaign asks for, as its page shows it."""

    kind: ActionKind
    action: ActionTaken | None
    """The reader's own doing of it."""
    told: list[str]
    """Its numbers in words, apart."""


def _asked(
    kind: ActionKind, mine: Mapping[str, ActionTaken], counters: Mapping[str, ActivityCounter]
) -> AskedFor:
    numbers = {name: counters[name].value for name in kind.counters}
    return AskedFor(kind, mine.get(kind.name), kind.told(numbers))


def _progress(counters: Mapping[str, ActivityCounter]) -> Progress:
    """Of what is asked first: the goal stands beside that alone."""
    lead = next(kind for kind in KINDS if kind.goal_counter in counters)
    done, goal = counters[lead.counter].value, counters[lead.goal_counter].value
    return Progress(value=done, goal=goal, text=lead.progress(done, goal))
