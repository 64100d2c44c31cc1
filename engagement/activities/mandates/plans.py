"""What forms and the API hand over to grant a mandate."""

from dataclasses import dataclass
from datetime import date

from accounts.models import Person
from engagement.activities.models import Activity


@dataclass(frozen=True, kw_only=True)
class MandatePlan:
    """Who may speak, on what and why; `activity` None reaches to all. Both days are included."""

    holder: Person
    scope: str
    evidence: str
    starts_on: date
    expires_on: date
    activity: Activity | None = None
    evidence_url: str = ""
