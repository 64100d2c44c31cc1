"""Questions about themes and what is to be sorted."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.choices import OrganisationKind
from accounts.models import Organisation
from engagement.activities.models import Activity
from engagement.voices.choices import ANSWERED_STATES, ContributionState
from engagement.voices.models import Contribution, Theme, ThemeEntry
from engagement.voices.words import Said, said_in, with_words
from places.models import Place

MOST_COMPARED, MOST_SIMILAR = 2000, 8
SAID = Count("contributions", filter=Q(contributions__for_organisation__isnull=True), distinct=True)
"""Of themes: contributions of people in it; what groups said stands beside them."""
SAID_BY_GROUPS = Count(
    "contributions", filter=Q(contributions__for_organisation__isnull=False), distinct=True
)
ALIKE = 0.2
"""From this share of common trigrams on, one text is worth looking at beside another."""


def standing(activity: Activity) -> QuerySet[Contribution]:
    """What people said in words and did not take back; not what still lies under a seal."""
    given = Contribution.objects.filter(activity=activity, pseudonym=None).exclude(
        state=ContributionState.WITHDRAWN
    )
    return given.filter(with_words(activity.pk))


def unsorted(activity: Activity) -> QuerySet[Contribution]:
    """Of these, what lies in no theme yet, the first given first."""
    in_theme = Exists(ThemeEntry.objects.filter(contribution=OuterRef("pk")))
    return standing(activity).filter(~in_theme).order_by("given_at", "id")


def unanswered(activity: Activity) -> QuerySet[Contribution]:
    """Of these, what nobody has answered."""
    return standing(activity).exclude(state__in=ANSWERED_STATES)


def themes_of(activity: Activity) -> QuerySet[Theme]:
    """Themes with how many people said so (`said`) and how many groups, the most first."""
    themes = Theme.objects.filter(activity=activity).select_related("organisation", "reply")
    return themes.annotate(said=SAID, said_by_groups=SAID_BY_GROUPS).order_by("-said", "made_at", "id")


def theme_of(activity: Activity, code: str) -> Theme | None:
    """One theme, with the activity as it was read."""
    theme = Theme.objects.filter(activity=activity, code=code).select_related("organisation", "reply").first()
    if theme:
        theme.activity = activity
    return theme


def contributions_in(theme: Theme) -> QuerySet[Contribution]:
    """What lies in a theme, in the order in which it was given."""
    return theme.contributions.order_by("given_at", "id")


def can_be_asked(activity: Activity) -> QuerySet[Organisation]:
    """The verified public bodies at its place, above and below."""
    steps = str(activity.place.path).split(".")
    above = [".".join(steps[:number]) for number in range(1, len(steps))]
    places = Place.objects.filter(Q(path__in=above) | Q(path__within=[activity.place.path]))
    bodies = Organisation.objects.filter(kind=OrganisationKind.PUBLIC_BODY, verified_at__isnull=False)
    return bodies.filter(place__in=places).order_by("name", "id")


def similar_to(theme: Theme, words: Sequence[Said]) -> list[Contribution]:
    """What is not sorted and sounds like the title or some of the words in a theme, the most alike first."""
    candidates = {one.pk: one for one in unsorted(theme.activity)[:MOST_COMPARED]}
    texts = [(pk, said.text) for pk, says in said_in(candidates.values()).items() for said in says]
    samples = [theme.title, *(said.text for said in words)]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT given.id
            FROM unnest(%s::bigint[], %s::text[]) AS given (id, text), unnest(%s::text[]) AS sample (text)
            GROUP BY given.id
            HAVING max(similarity(given.text, sample.text)) >= %s
            ORDER BY max(similarity(given.text, sample.text)) DESC, given.id
            LIMIT %s
            """,
            [[pk for pk, _text in texts], [text for _pk, text in texts], samples, ALIKE, MOST_SIMILAR],
        )
        return [candidates[pk] for (pk,) in cursor.fetchall()]
