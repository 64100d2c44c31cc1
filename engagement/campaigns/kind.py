"""What a campaign answers to the trunk."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy

from accounts.models import Person
from engagement.activities.choices import Kind
from engagement.activities.kinds import CardLine, Progress
from engagement.activities.models import Activity, ActivityCounter
from engagement.campaigns import selectors
from engagement.campaigns.counters import GOAL
from engagement.campaigns.forms import SignForm
from engagement.campaigns.kinds.sign import Sign
from engagement.campaigns.policies import is_running


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
        kind = Sign()
        action = selectors.action_of(person, activity, kind.name)
        progress = _progress({counter.name: counter for counter in activity.counters.all()})
        return {
            "campaign": activity.campaign,
            "action_kind": kind,
            "action": action,
            "progress": progress,
            "goal_reached": progress.value >= progress.goal,
            "names": selectors.latest_names(activity, kind.name),
            "takes_action": is_running(activity, now),
            "sign_form": SignForm(
                initial={"shows_name": bool(action and action.shows_name)},
                called=person.called if person else "",
                is_sensitive=activity.is_sensitive,
            ),
        }

    def unready(self, activity: Activity) -> str:
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


def _progress(counters: Mapping[str, ActivityCounter]) -> Progress:
    kind = Sign()
    done, goal = counters[kind.counter].value, counters[GOAL].value
    return Progress(value=done, goal=goal, text=kind.progress(done, goal))
