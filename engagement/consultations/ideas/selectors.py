"""Questions about ideas, comments and the support for them.

`ideas_in`, `idea_of`, `comments_in` and `comment_of` are where every page and the API read what people wrote; each row
says whether moderators hide it, and `hidden.as_read_by` then takes its words out. Search finds none that is hidden.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Person
from engagement.activities.models import Activity, MandateObjection
from engagement.consultations.choices import IdeaOrder, Stance
from engagement.consultations.ideas.hidden import COMMENT, IDEA
from engagement.consultations.models import Comment, Idea, Phase, Prompt, Support
from engagement.desk.selectors import is_hidden_now
from engagement.voices.policies import may_read_account

_WRITTEN = (
    "contribution__person",
    "contribution__for_organisation",
    "contribution__mandate",
    "category",
    "place",
)
_OBJECTIONS = MandateObjection.objects.filter(mandate=OuterRef("contribution__mandate")).values("mandate")
OBJECTED = Coalesce(Subquery(_OBJECTIONS.annotate(number=Count("pk")).values("number")), 0)
"""Of what a group said: how many of its members object to the mandate; else 0."""
MOST_COMPARED, MOST_SIMILAR = 2000, 4
ALIKE = 0.35
"""From this share of common trigrams in the titles on, two ideas are shown as perhaps the same."""
FOUND = 0.45
"""From this likeness of the words searched with some words of an idea on, it is found."""


@dataclass(frozen=True, kw_only=True)
class IdeasWanted:
    """Which ideas, in which order."""

    order: IdeaOrder = IdeaOrder.NEWEST
    category: str = ""
    words: str = ""
    by: Person | None = None
    """Only what this person wrote."""


@dataclass(frozen=True)
class Tally:
    """The numbers of a phase of ideas or a discussion."""

    ideas: int
    comments: int
    supports: int
    categories: Sequence[Mapping[str, Any]]
    """Each with text and count, the most first."""


def prompt_of(phase: Phase) -> Prompt | None:
    """What is asked in the phase, or None while nothing is."""
    return Prompt.objects.filter(phase=phase).first()


def may_read_words(person: Person | None, activity: Activity) -> bool:
    """Read what others wrote: everyone; in a sensitive consultation those who take part, or run it."""
    return may_read_account(person, activity)


def ideas_in(phase: Phase) -> QuerySet[Idea]:
    """The ideas that stand, with what a card shows of each."""
    written = Idea.objects.filter(phase=phase).exclude(title="")
    written = written.annotate(is_hidden=is_hidden_now(IDEA), objected=OBJECTED)
    return written.select_related(*_WRITTEN)


def wanted_ideas(phase: Phase, wanted: IdeasWanted) -> QuerySet[Idea]:
    """Of these, what is wanted."""
    found = ideas_in(phase)
    if wanted.category:
        found = found.filter(category__code=wanted.category)
    if wanted.by:
        found = found.filter(contribution__person=wanted.by)
    if wanted.words:
        found = found.annotate(
            in_title=TrigramWordSimilarity(wanted.words, "title"),
            in_text=TrigramWordSimilarity(wanted.words, "text"),
        ).filter(Q(in_title__gte=FOUND) | Q(in_text__gte=FOUND), ~is_hidden_now(IDEA))
    order = ["-supports", "-id"] if wanted.order == IdeaOrder.SUPPORTED else ["-id"]
    return found.order_by(*order)


def asked_in(phase: Phase) -> str:
    """What people are asked there; empty while nothing is."""
    prompt = prompt_of(phase)
    return prompt.text if prompt else ""


def shown_to_all(phase: Phase) -> QuerySet[Idea]:
    """The ideas that stand and are not hidden, the most supported first."""
    return ideas_in(phase).filter(~is_hidden_now(IDEA)).order_by("-supports", "id")


def people_by_stance(phase: Phase) -> dict[str, int]:
    """How many people spoke for it and against it for themselves, each once on each side."""
    own = Comment.objects.filter(phase=phase, contribution__for_organisation__isnull=True)
    said = own.exclude(text="").exclude(stance="")
    people = said.order_by().values_list("stance").annotate(Count("contribution__person", distinct=True))
    return dict(people)


def idea_of(phase: Phase, code: str) -> Idea | None:
    """One idea of the phase, also one that was taken back: what others said to it stays."""
    ideas = Idea.objects.filter(phase=phase, code=code)
    ideas = ideas.annotate(is_hidden=is_hidden_now(IDEA), objected=OBJECTED)
    return ideas.select_related(*_WRITTEN).first()


def similar_ideas(phase: Phase, title: str) -> list[Idea]:
    """What is there already and is called much the same, the most alike first."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT id FROM (
                SELECT id, title FROM consultations_idea WHERE phase_id = %s AND title <> '' ORDER BY id DESC LIMIT %s
            ) AS latest
            WHERE similarity(title, %s) >= %s ORDER BY similarity(title, %s) DESC, id LIMIT %s
            """,
            [phase.pk, MOST_COMPARED, title, ALIKE, title, MOST_SIMILAR],
        )
        ids = [pk for (pk,) in cursor.fetchall()]
    found = ideas_in(phase).filter(~is_hidden_now(IDEA)).in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def comments_in(phase: Phase, idea: Idea | None, order: IdeaOrder) -> QuerySet[Comment]:
    """Comments to an idea, or of a discussion, thread by thread: each reply below what it replies to.

    A thread stands where its first comment would, so that a page of them is one query however long threads are.
    """
    threads = Comment.objects.filter(phase=phase, idea=idea).annotate(
        is_hidden=is_hidden_now(COMMENT),
        objected=OBJECTED,
        thread=Coalesce("reply_to_id", "id"),
        thread_supports=Coalesce("reply_to__supports", "supports"),
        thread_stance=Coalesce("reply_to__stance", "stance"),
    )
    first = ["-thread_supports"] if order == IdeaOrder.SUPPORTED else []
    writers = [
        f"{of}contribution__{by}" for of in ("", "reply_to__") for by in ("person", "for_organisation")
    ]
    return threads.select_related(*writers).order_by(*first, "-thread", "id")


def by_stance(comments: Iterable[Comment]) -> dict[str, list[Comment]]:
    """Comments by where their thread stands: "for", "against" and "neither"."""
    sides: dict[str, list[Comment]] = {Stance.FOR.value: [], Stance.AGAINST.value: [], "neither": []}
    for comment in comments:
        sides[getattr(comment, "thread_stance", "") or "neither"].append(comment)
    return sides


def comment_of(phase: Phase, code: str) -> Comment | None:
    """One comment of the phase, or None."""
    comments = Comment.objects.filter(phase=phase, code=code).annotate(is_hidden=is_hidden_now(COMMENT))
    return comments.select_related("contribution__for_organisation", "idea", "reply_to").first()


def supported_by(person: Person | None, what: Sequence[Idea] | Sequence[Comment]) -> set[int]:
    """Which of these ideas, or of these comments, the person supports: their ids."""
    if person is None or not what:
        return set()
    name = "idea" if isinstance(what[0], Idea) else "comment"
    own = Support.objects.filter(person=person, **{f"{name}__in": what})
    return set(own.values_list(name, flat=True))


def is_written_to(phase: Phase) -> bool:
    """Whether anybody ever wrote to the phase."""
    return Idea.objects.filter(phase=phase).exists() or Comment.objects.filter(phase=phase).exists()


def tally_of(phase: Phase) -> Tally:
    """The numbers of the phase, of what stands."""
    ideas, comments = ideas_in(phase), Comment.objects.filter(phase=phase).exclude(text="")
    support = Support.objects.filter(Q(idea__phase=phase) | Q(comment__phase=phase))
    counts = dict(ideas.order_by().values_list("category").annotate(Count("id")))
    categories = [{"text": one.text, "count": counts.get(one.pk, 0)} for one in phase.categories.all()]
    return Tally(ideas.count(), comments.count(), support.count(), categories)
