"""Reports, decisions and appeals; who may decide, as tables."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from accounts.choices import MemberRole
from accounts.models import Person
from core.models import Fact
from core.texts import NothingToRead
from engagement.activities.models import Activity, ActivityCounter
from engagement.desk import policies, selectors, services
from engagement.desk.choices import Reason
from engagement.desk.errors import (
    AlreadyAppealed,
    AlreadyDecided,
    AnotherDecides,
    NotAllowed,
    OwnWords,
    SayWhat,
    ShownAgain,
)
from engagement.desk.models import Case, Report
from engagement.voices.models import Contribution
from tests.engagement.desk.makers import KIND, a_group, case_of, hide, report, said_in_public
from tests.makers import (
    NOW,
    fresh,
    make_administrator,
    make_authority,
    make_coordinator,
    make_group,
    make_organiser,
    make_person,
    make_place,
)

pytestmark = pytest.mark.django_db


def author_of(said: Contribution) -> Person:
    assert said.person
    return fresh(said.person)


def test_many_reports_are_one_case_and_a_second_one_of_a_person_is_the_same() -> None:
    said, reader = said_in_public(), make_person("Pembaca")
    for _time in range(2):
        report(said, by=reader, once="x")
        report(said, once="browser one")
    report(said, once="browser two", reason=Reason.DANGER)

    case = selectors.cases().get()

    assert (case.number, case.has_danger, Report.objects.count()) == (3, True, 3)
    assert Fact.objects.filter(name="words_reported").count() == 3
    assert set(Fact.objects.filter(name="words_reported").values_list("actor_id", flat=True)) == {None}


def test_reader_who_had_reported_as_a_visitor_reports_signed_in_from_the_same_form() -> None:
    said = said_in_public()
    report(said, once="same")

    report(said, by=make_person(), once="same")

    assert Report.objects.count() == 2


def test_something_else_says_what_and_own_words_are_not_reported() -> None:
    said = said_in_public()

    with pytest.raises(SayWhat):
        report(said, reason=Reason.OTHER, words=" ")
    with pytest.raises(OwnWords):
        report(said, by=said.person)

    assert Case.objects.count() == 0


def test_what_was_decided_and_is_reported_again_is_another_case() -> None:
    said, manager = said_in_public(), make_administrator()
    report(said)
    services.leave(person=manager, case=case_of(said), note="", now=NOW)

    report(said, once="later")

    assert Case.objects.filter(decided_at=None).count() == 1
    assert Case.objects.count() == 2


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("nobody", False),
        ("stranger", False),
        ("author", False),
        ("author who coordinates here", False),
        ("member of the group", False),
        ("organiser of the group", False),
        ("manager of the group", True),
        ("manager of an unverified group", False),
        ("manager of another group", False),
        ("coordinator here", True),
        ("coordinator of the group's place", True),
        ("coordinator elsewhere", False),
        ("authority here", False),
        ("administrator", True),
    ],
)
def test_who_decides(who: str, allowed: bool) -> None:
    group, manager = a_group(place=make_place("ID-33.74"))
    author = make_coordinator(make_place("ID-33"), "Penulis") if who.startswith("author who") else None
    said = said_in_public(organiser=manager, author=author)
    if who == "coordinator of the group's place":
        Activity.objects.update(place=make_place("ID-52"))
    if who == "manager of an unverified group":
        type(group).objects.update(verified_at=None)
    report(said)
    case = case_of(said)
    cast: dict[str, Callable[[], Person | None]] = {
        "nobody": lambda: None,
        "stranger": make_person,
        "author": lambda: author_of(said),
        "author who coordinates here": lambda: author_of(said),
        "member of the group": lambda: make_organiser(group, role=MemberRole.MEMBER),
        "organiser of the group": lambda: make_organiser(group),
        "manager of the group": lambda: fresh(manager),
        "manager of an unverified group": lambda: fresh(manager),
        "manager of another group": lambda: a_group(name="Lain")[1],
        "coordinator here": lambda: make_coordinator(make_place("ID-33")),
        "coordinator of the group's place": lambda: make_coordinator(make_place("ID-33")),
        "coordinator elsewhere": lambda: make_coordinator(make_place("ID-81")),
        "authority here": lambda: make_authority(make_place("ID-33")),
        "administrator": make_administrator,
    }
    person = cast[who]()

    assert policies.may_decide(person, case) is allowed
    if person is not None:
        assert (case in selectors.waiting_for(person)) is allowed


def test_hidden_words_stay_where_they_are_and_still_count() -> None:
    said, coordinator = said_in_public(), make_coordinator(make_place("ID-33"))

    hiding = hide(said, coordinator)

    assert selectors.hidden_among(KIND, [said.code, "other"]) == {said.code: hiding}
    assert ActivityCounter.objects.get(activity=said.activity, name="contributions").value == 1
    given = selectors.words_of(case_of(said))
    assert given
    assert given.text == "Kata kasar."
    assert list(selectors.hidings_of(author_of(said))) == [hiding]
    assert Fact.objects.get(name="words_hidden").ids["person"] == said.person_id


def test_it_is_decided_once_by_who_may_and_hiding_says_why() -> None:
    said, coordinator = said_in_public(), make_coordinator(make_place("ID-33"))
    report(said)
    case = case_of(said)

    with pytest.raises(NotAllowed):
        services.leave(person=make_person(), case=case, note="", now=NOW)
    with pytest.raises(SayWhat):
        services.hide(person=coordinator, case=case, reason=Reason.SPAM, words=" ", now=NOW)
    services.leave(person=coordinator, case=case, note="Keras, tetapi boleh.", now=NOW)
    with pytest.raises(AlreadyDecided):
        services.hide(person=make_administrator(), case=case, reason=Reason.SPAM, words="Iklan.", now=NOW)

    assert selectors.hidden_among(KIND, [said.code]) == {}
    assert case_of(said).note == "Keras, tetapi boleh."


def test_danger_comes_first_then_the_longest_waiting() -> None:
    _group, manager = a_group()
    old, young, danger = (said_in_public(organiser=manager, author=make_person(name)) for name in "ABC")
    report(young, now=NOW + timedelta(hours=1))
    report(old, now=NOW)
    report(danger, now=NOW + timedelta(hours=2), reason=Reason.DANGER)

    queue = [case.target for case in selectors.waiting_for(manager)]

    assert queue == [danger.code, old.code, young.code]


def test_author_asks_once_and_another_than_who_hid_it_decides() -> None:
    said, hider = said_in_public(), make_coordinator(make_place("ID-33"))
    hiding = hide(said, hider)
    with pytest.raises(NotAllowed):
        services.appeal(person=make_person(), hiding=hiding, words="Bukan begitu.", now=NOW)
    with pytest.raises(NothingToRead):
        services.appeal(person=author_of(said), hiding=hiding, words=" ", now=NOW)

    asked = services.appeal(person=author_of(said), hiding=hiding, words="Bukan begitu.", now=NOW)

    with pytest.raises(AlreadyAppealed):
        services.appeal(person=author_of(said), hiding=hiding, words="Lagi.", now=NOW)
    with pytest.raises(AnotherDecides):
        services.decide_appeal(person=hider, appeal=asked, is_granted=False, note="", now=NOW)
    with pytest.raises(NotAllowed):
        services.decide_appeal(person=author_of(said), appeal=asked, is_granted=True, note="", now=NOW)
    other = make_coordinator(make_place("ID-33"), "Lain")
    assert (list(selectors.appeals_waiting(hider)), list(selectors.appeals_waiting(other))) == ([], [asked])
    services.decide_appeal(person=other, appeal=asked, is_granted=True, note="Benar.", now=NOW)
    assert selectors.hidden_among(KIND, [said.code]) == {}
    with pytest.raises(AlreadyDecided):
        services.decide_appeal(person=make_administrator(), appeal=asked, is_granted=False, note="", now=NOW)
    hiding.refresh_from_db()
    with pytest.raises(ShownAgain):
        services.appeal(person=author_of(said), hiding=hiding, words="Lagi.", now=NOW)


def test_where_nobody_else_is_there_who_hid_it_decides() -> None:
    group = make_group(place=make_place("ID-33.74"))
    said = said_in_public(organiser=make_organiser(group))
    hider = make_coordinator(make_place("ID-33"))
    asked = services.appeal(person=author_of(said), hiding=hide(said, hider), words="Bukan begitu.", now=NOW)

    assert policies.may_decide_appeal(hider, asked) is True
    services.decide_appeal(person=hider, appeal=asked, is_granted=False, note="", now=NOW)
    assert len(selectors.hidden_among(KIND, [said.code])) == 1
