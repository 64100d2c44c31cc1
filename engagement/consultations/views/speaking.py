"""For whom one speaks on the pages of answers: `?for=` names a group by its code, or oneself."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from accounts.models import Organisation
from accounts.requests import PersonRequest
from engagement.activities.models import Mandate
from engagement.consultations.givers import giver_of, mandates_in
from engagement.consultations.models import Phase
from engagement.voices.givers import Giver

HERSELF = "me"


@dataclass(frozen=True)
class Speaker:
    """As whom she gives; `query` leads links of the page on to the same."""

    giver: Giver | None
    query: str = ""
    mandate: Mandate | None = None

    @property
    def group(self) -> Organisation | None:
        return self.mandate.organisation if self.mandate else None


def speaker(request: PersonRequest, phase: Phase, now: datetime) -> Speaker:
    """Whoever the address says; 404 for a group for which she may not speak here now."""
    named = request.GET.get("for", "")
    if named in {"", HERSELF}:
        query = f"?for={HERSELF}" if named else ""
        return Speaker(giver_of(request.person, phase.consultation), query)
    for mandate in mandates_in(request.person, phase, now):
        if mandate.organisation.code == named:
            return Speaker(Giver(request.person, mandate=mandate), f"?for={named}", mandate)
    raise Http404


def to_choose(request: PersonRequest, phase: Phase, now: datetime) -> list[Mandate]:
    """For which groups she may speak, where the address does not say yet for whom she does."""
    return [] if "for" in request.GET else mandates_in(request.person, phase, now)
