"""Support of an idea or a comment: one of each person, undone as easily as given."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from accounts.models import Person
from engagement.consultations.ideas.errors import OwnWords, WordsGone
from engagement.consultations.ideas.services.open_phase import hold_open
from engagement.consultations.models import Comment, Idea, Support


@transaction.atomic
def support(*, person: Person, what: Idea | Comment, now: datetime) -> int:
    """Support it; said again it is said once. Gives how many do now. Raises PhaseNotOpen, OwnWords, WordsGone."""
    hold_open(what.phase, now)
    if what.contribution.person_id == person.pk:
        raise OwnWords
    _support, is_new = Support.objects.get_or_create(person=person, **_of(what), defaults={"given_at": now})
    if is_new and not _count(what, 1):
        raise WordsGone
    return _standing(what)


@transaction.atomic
def stop_supporting(*, person: Person, what: Idea | Comment, now: datetime) -> int:
    """Support it no more. Gives how many do now. Raises PhaseNotOpen."""
    hold_open(what.phase, now)
    gone, _each = Support.objects.filter(person=person, **_of(what)).delete()
    if gone:
        _rows(what).update(supports=F("supports") - 1)
    return _standing(what)


def _of(what: Idea | Comment) -> dict[str, Idea | Comment]:
    return {"idea" if isinstance(what, Idea) else "comment": what}


def _count(what: Idea | Comment, by: int) -> int:
    """Only where its words still stand; waits for whoever changes them at this moment."""
    words = "title" if isinstance(what, Idea) else "text"
    return _rows(what).exclude(**{words: ""}).update(supports=F("supports") + by)


def _rows(what: Idea | Comment) -> QuerySet[Idea] | QuerySet[Comment]:
    if isinstance(what, Idea):
        return Idea.objects.filter(pk=what.pk)
    return Comment.objects.filter(pk=what.pk)


def _standing(what: Idea | Comment) -> int:
    what.refresh_from_db(fields=["supports"])
    return what.supports
