"""Questions about replies: who can approve, what waits for whom, and the whole account of an activity."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Aggregate, Count, DurationField, F, Prefetch, Q, QuerySet

from accounts.choices import MemberRole, MemberState
from accounts.models import Organisation, Person
from engagement.activities.models import Activity
from engagement.voices.choices import ANSWERED_STATES
from engagement.voices.models import Commitment, Contribution, ReplyVersion, Theme
from engagement.voices.policies import HAS_ANSWERS
from engagement.voices.selectors import of_people
from engagement.voices.themes.selectors import SAID, SAID_BY_GROUPS, standing


class Median(Aggregate):
    """The middle one of durations."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)%(filter)s"
    output_field = DurationField()


@dataclass(frozen=True)
class AnswerFigures:
    """How much of what people said was answered, and how soon, recomputed from the rows each time."""

    said: int
    answered: int
    median: timedelta | None
    """From giving to the first answer, over those that were answered."""

    @property
    def percent(self) -> int:
        """Whole per cent, rounded down: a hundred is said only where nothing is left."""
        return 100 * self.answered // self.said if self.said else 0

    @property
    def median_days(self) -> int | None:
        """Whole days, begun ones counted; at least one."""
        return None if self.median is None else max(1, -(-self.median // timedelta(days=1)))


def is_alone(organisation: Organisation) -> bool:
    """Whether nobody but one of its members may approve."""
    organisers = organisation.memberships.filter(
        state=MemberState.MEMBER, role__in=[MemberRole.ORGANISER, MemberRole.MANAGER]
    )
    return organisers.count() <= 1


def waiting_for(person: Person) -> QuerySet[Theme]:
    """The themes that the groups she organises are asked to answer, the most urgent first."""
    return (
        Theme.objects.filter(
            organisation__in=person.powers.organises, verdict="", activity__state__in=HAS_ANSWERS
        )
        .select_related("activity", "organisation", "reply")
        .annotate(said=SAID, said_by_groups=SAID_BY_GROUPS)
        .order_by(F("due_on").asc(nulls_last=True), "made_at", "id")
    )


def overdue(themes: QuerySet[Theme], today: date) -> QuerySet[Theme]:
    """Of these, those whose day has gone by without an answer."""
    return themes.filter(verdict="", due_on__lt=today)


def versions_of(theme: Theme) -> list[ReplyVersion]:
    """What was published, the latest first."""
    return list(theme.replies.select_related("organisation"))


def answered_themes(activity: Activity) -> QuerySet[Theme]:
    """What was decided: themes with their published replies, promises and progress; the most voices first."""
    return (
        Theme.objects.filter(activity=activity)
        .exclude(verdict="")
        .annotate(said=SAID, said_by_groups=SAID_BY_GROUPS)
        .prefetch_related(
            Prefetch("replies", ReplyVersion.objects.select_related("organisation")),
            Prefetch("commitments", commitments_with_progress()),
        )
        .order_by("-said", "made_at", "id")
    )


def open_themes(activity: Activity) -> QuerySet[Theme]:
    """What is not decided yet, with who is asked."""
    return (
        Theme.objects.filter(activity=activity, verdict="")
        .select_related("organisation")
        .annotate(said=SAID, said_by_groups=SAID_BY_GROUPS)
        .order_by("-said", "made_at", "id")
    )


def commitments_with_progress() -> QuerySet[Commitment]:
    """Promises with owner, milestones and what was told of them."""
    return Commitment.objects.select_related("organisation").prefetch_related("milestones", "progress")


def answer_figures(activity: Activity) -> AnswerFigures:
    """Over everything that people said in words for themselves."""
    return _figures(of_people(standing(activity)))


def themes_answering(contribution: Contribution) -> list[Theme]:
    """The themes one contribution lies in, with what was published of them."""
    themes = contribution.themes.prefetch_related(
        Prefetch("replies", ReplyVersion.objects.select_related("organisation")),
        Prefetch("commitments", commitments_with_progress()),
    )
    return list(themes)


def _figures(given: QuerySet[Contribution]) -> AnswerFigures:
    answered = Q(state__in=ANSWERED_STATES)
    found = given.aggregate(
        said=Count("pk"),
        answered=Count("pk", filter=answered),
        median=Median(F("answered_at") - F("given_at"), filter=answered & Q(answered_at__isnull=False)),
    )
    return AnswerFigures(**found)
