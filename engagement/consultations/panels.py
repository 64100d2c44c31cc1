"""What consultations show on other rooms' pages."""

from django.urls import reverse

from accounts.requests import PersonRequest
from core.panels import Panel
from engagement.consultations import selectors
from engagement.consultations.methods import answered
from engagement.consultations.models import Phase
from engagement.voices.choices import ContributionState
from engagement.voices.models import Contribution

SHOWN = 20


def my_answers(request: PersonRequest) -> Panel:
    """What I answered and what became of it, on the page about me."""
    contributions = list(selectors.given_by(request.person)[:SHOWN])
    phases = selectors.phases_behind(contributions)
    given = [{"contribution": row, "address": _address(row, phases.get(row.slot))} for row in contributions]
    return Panel("consultations/_my_answers.html", {"given": given})


def _address(contribution: Contribution, phase: Phase | None) -> str:
    """Where she reads what she gave: its own page, or the consultation's where it has none or was taken back."""
    if phase is None or contribution.state == ContributionState.WITHDRAWN or answered(phase.method) is None:
        return contribution.activity.get_absolute_url()
    page = "group-views" if contribution.for_organisation_id else "answers-review"
    return reverse(f"consultations:{page}", args=[phase.code])
