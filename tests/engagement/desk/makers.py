"""Words that can be reported, reports and decisions, made through the same services as on the site."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.utils.functional import Promise

from accounts.choices import MemberRole, PlacePower
from accounts.models import Organisation, Person, PlaceRole
from engagement.activities.policies import may_see
from engagement.consultations.watched import Answers
from engagement.desk import reportables, services
from engagement.desk.choices import Reason
from engagement.desk.models import Case, Hiding, Report
from engagement.desk.reportables import GivenWords
from engagement.voices.models import Contribution
from places.models import Place
from tests.engagement.consultations.makers import WORDS, answer, make_consultation
from tests.makers import NOW, fresh, make_group, make_organiser, make_person, signed_in

__all__ = ["signed_in"]
KIND = "answers"


class PublicAnswers(Answers):
    """A room whose words everybody reads: answers to a survey, as if they were comments."""

    label: str | Promise = "Answers"

    def may_read(self, person: Person | None, words: GivenWords) -> bool:
        return may_see(person, words.activity)


def wire(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have the desk know that room, beside those of the site; a body for fixtures."""
    from config import composition

    path = f"{__name__}.PublicAnswers"
    monkeypatch.setattr(composition, "REPORTABLES", (*composition.REPORTABLES, path))
    reportables._rooms.cache_clear()
    yield
    reportables._rooms.cache_clear()


def a_group(**more: object) -> tuple[Organisation, Person]:
    """A verified group with its manager."""
    group = make_group(**more)  # type: ignore[arg-type]  # fields of a group
    return group, make_organiser(group, "Pengurus", role=MemberRole.MANAGER)


def said_in_public(
    text: str = "Kata kasar.", *, author: Person | None = None, organiser: Person | None = None
) -> Contribution:
    """What somebody said where everybody reads it."""
    phase = make_consultation(WORDS, organiser=organiser or a_group()[1])
    return answer(author or make_person("Penulis"), phase, text).contribution


def report(
    said: Contribution,
    *,
    by: Person | None = None,
    reason: Reason = Reason.INSULT,
    words: str = "",
    once: str = "satu",
    now: datetime = NOW,
) -> Report:
    given = PublicAnswers().find(said.code)
    assert given
    return services.report(
        reporter=by, kind=KIND, code=said.code, given=given, reason=reason, words=words, once=once, now=now
    )


def case_of(said: Contribution) -> Case:
    return Case.objects.select_related("activity__place", "activity__organisation__place").get(
        target=said.code
    )


def hide(said: Contribution, by: Person, *, now: datetime = NOW) -> Hiding:
    """Reported by a visitor, and hidden."""
    report(said, once="pelapor")
    return services.hide(
        person=by, case=case_of(said), reason=Reason.INSULT, words="Menghina orang.", now=now
    )


def make_trained(place: Place, called: str = "Pendamping") -> Person:
    person = make_person(called)
    PlaceRole.objects.create(person=person, place=place, power=PlacePower.SAFEGUARDING, granted_at=NOW)
    return fresh(person)
