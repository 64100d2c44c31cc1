"""Questions about consultations, their phases, questions, answers and results."""

from collections.abc import Iterable

from django.db.models import QuerySet

from accounts.models import Person
from engagement.activities.choices import Kind
from engagement.activities.models import Activity
from engagement.consultations.models import Phase
from engagement.voices import selectors as voices
from engagement.voices.models import Contribution
from engagement.voices.words import with_words


def phases_of(activity: Activity) -> list[Phase]:
    """The phases of a consultation in the order in which they open, one at least."""
    return list(Phase.objects.filter(consultation=activity.pk).select_related("consultation__activity"))


def phase_by_code(code: str) -> Phase | None:
    """One phase with all its pages need of the consultation, or None; the caller asks policies whether to show it."""
    # The places' parents too, so that naming the place and judging scopes asks nothing more.
    activity = "consultation__activity"
    found = Phase.objects.select_related(
        f"{activity}__organisation__place", f"{activity}__place__parent__parent__parent"
    )
    return found.filter(code=code).first()


def phases_behind(contributions: Iterable[Contribution]) -> dict[str, Phase]:
    """The phases to which these were given, by slot; one that lies below a phase's slot is left out."""
    activities = {contribution.activity_id for contribution in contributions}
    return {phase.slot: phase for phase in Phase.objects.filter(consultation__in=activities)}


def wordless(phase: Phase) -> QuerySet[Contribution, int]:
    """The ids of contributions without a word of one's own: whoever sees the numbers has read them."""
    standing = voices.of_people(voices.standing_in(phase.consultation_id, phase.slot))
    return standing.exclude(with_words(phase.consultation_id)).values_list("pk", flat=True)


def given_by(person: Person) -> QuerySet[Contribution]:
    """What a person gave to consultations, the latest first."""
    return voices.latest_of(person).filter(activity__kind=Kind.CONSULTATION)
