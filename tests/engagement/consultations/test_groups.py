"""Views of groups: given under a mandate beside one's own, one of each group, shown with its name, counted nowhere."""

import json
from datetime import timedelta
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.choices import MemberRole
from accounts.models import Organisation, Person
from core import clock
from engagement.activities.errors import NotAllowed
from engagement.activities.mandates.errors import NoMandate
from engagement.activities.mandates.services import withdraw_mandate
from engagement.activities.models import ActivityCounter, Mandate
from engagement.consultations.choices import QuestionKind, Stance
from engagement.consultations.ideas import selectors as ideas
from engagement.consultations.ideas.plans import IdeaWritten
from engagement.consultations.ideas.services.comments import comment, take_back_comment
from engagement.consultations.ideas.services.ideas import change_idea, take_back_idea, write_idea
from engagement.consultations.models import Answer, Comment, Draft, Idea, Phase
from engagement.consultations.services.answers import take_back_answers, take_part
from engagement.consultations.surveys import selectors as surveys
from engagement.consultations.surveys.services.drafts import keep_draft
from engagement.insights.selectors import lately, people_by_verb
from engagement.participation.models import Participation
from engagement.participation.selectors import live
from engagement.voices import selectors as voices
from engagement.voices.choices import ContributionState
from engagement.voices.models import Contribution
from engagement.voices.replies.selectors import answer_figures
from engagement.voices.services import Given
from engagement.voices.themes.selectors import themes_of, unanswered
from engagement.voices.themes.services import sort_what_is_left
from tests.engagement.activities.makers import make_mandate, make_member, make_objection
from tests.engagement.consultations.ideas.makers import make_idea, make_ideas
from tests.engagement.consultations.makers import (
    EVERY_KIND,
    MANY,
    ONE,
    WORDS,
    answer,
    make_consultation,
    make_vote,
    organiser_of,
    question,
    said,
)
from tests.makers import NOW, make_coordinator, make_group, make_organiser, make_person, make_place, signed_in
from tests.races import at_once

pytestmark = pytest.mark.django_db
MOST = 20


def speak_for(group_name: str = "Serikat Buruh", *, holders: int = 1, now: Any = NOW) -> list[Mandate]:
    """Mandates of one group, each with its holder; they do not reach to one activity alone."""
    manager = make_organiser(make_group(group_name), f"Pengurus {group_name}", role=MemberRole.MANAGER)
    group = manager.organisations.get()
    return [
        make_mandate(manager, make_member(group, f"Juru {number}"), now=now, days=20)
        for number in range(holders)
    ]


def answer_for(mandate: Mandate, phase: Phase, *answers: Any, now: Any = NOW) -> Given:
    return take_part(
        person=mandate.person,
        phase=phase,
        given=said(phase, *(answers or ("Upah layak", "1", ["1"]))),
        language="id",
        for_organisation=mandate.organisation,
        now=now,
    )


def read(address: str) -> str:
    """What a visitor reads there."""
    return Client().get(address, headers={"accept-language": "en"}).content.decode()


def counters(phase: Phase) -> dict[str, int]:
    rows = ActivityCounter.objects.filter(activity=phase.consultation_id)
    return {row.name: row.value for row in rows}


def numbers_of(phase: Phase) -> Any:
    """Everything that counts people or what they said."""
    activity = phase.consultation.activity
    whole = counters(phase)
    whole.pop("group_views", None)
    return (
        whole,
        voices.people_in(activity.pk, phase.slot),
        [(one.answered, one.choices, one.figures) for one in surveys.results_of(phase)],
        answer_figures(activity),
        people_by_verb([activity]),
        list(phase.questions.filter(kind=QuestionKind.TEXT).values_list("pk")),
    )


def test_she_gives_for_herself_and_for_the_group_and_both_stand() -> None:
    phase, (mandate,) = make_consultation(), speak_for()

    own, groups = answer(mandate.person, phase), answer_for(mandate, phase)

    assert own.receipt
    assert groups.receipt
    assert own.receipt != groups.receipt
    assert list(Contribution.objects.order_by("pk").values_list("person", "for_organisation", "mandate")) == [
        (mandate.person.pk, None, None),
        (mandate.person.pk, mandate.organisation.pk, mandate.pk),
    ]
    assert counters(phase) == {"contributions": 1, "people": 1, "group_views": 1}
    assert list(live().order_by("turn").values_list("turn", "for_organisation")) == [
        (1, None),
        (2, mandate.organisation.pk),
    ]


def test_another_holder_changes_the_same_and_may_take_it_back_and_give_anew() -> None:
    phase, (first, second) = make_consultation(WORDS), speak_for(holders=2)
    group = first.organisation

    given = answer_for(first, phase, "Upah")
    changed = answer_for(second, phase, "Upah layak")
    words = list(Answer.objects.values_list("contribution", "text"))
    take_back_answers(person=second.person, phase=phase, for_organisation=group, now=NOW)
    after = (counters(phase)["group_views"], live().count())
    again = answer_for(second, phase, "Cuti")

    assert changed.contribution.pk == given.contribution.pk == again.contribution.pk
    assert words == [(given.contribution.pk, "Upah layak")]
    assert after == (0, 0)
    assert list(live().values_list("person", "for_organisation")) == [(second.person.pk, group.pk)]
    assert counters(phase) == {"contributions": 0, "people": 0, "group_views": 1}


def test_no_number_of_people_is_moved_by_what_groups_say() -> None:
    phase = make_consultation(*EVERY_KIND)
    for name in ("Sari", "Made"):
        answer(make_person(name), phase, "Modal", "1", ["1", "2"], "3", ["1", "2", "3"], "12", "", "", "1")
    coordinator = make_coordinator(make_place("ID-33"))
    before, of_the_desk = numbers_of(phase), lately(coordinator, now=NOW)

    for name in ("Serikat A", "Serikat B"):
        (mandate,) = speak_for(name)
        answer_for(mandate, phase, "Upah", "2", ["3"], "5", ["3", "1", "2"], "99", "", "", "1")

    assert numbers_of(phase) == before
    assert lately(coordinator, now=NOW) == of_the_desk
    assert counters(phase)["group_views"] == 2
    assert Participation.objects.filter(for_organisation__isnull=False).count() == 2
    assert [row.text for row in surveys.texts_of(question(phase, QuestionKind.TEXT))] == ["Modal", "Modal"]


def test_without_a_mandate_that_stands_nobody_speaks_for_a_group() -> None:
    phase, (mandate,) = make_consultation(), speak_for()
    member, stranger = make_member(mandate.organisation), make_person("Orang lain")
    (of_another,) = speak_for("Lain")

    for person in (member, stranger, of_another.person):
        with pytest.raises(NoMandate):
            take_part(
                person=person,
                phase=phase,
                given=said(phase, "Upah"),
                language="id",
                for_organisation=mandate.organisation,
                now=NOW,
            )
    assert not Contribution.objects.exists()


def test_what_was_given_stands_when_the_mandate_has_ended_and_the_page_says_so() -> None:
    now = clock.now()
    phase, (mandate,) = make_consultation(WORDS, now=now), speak_for(now=now)
    answer_for(mandate, phase, "Upah layak", now=now)
    make_objection(mandate, now=now)
    address = f"/phases/{phase.code}/group-views/"
    before = read(address)

    withdraw_mandate(person=mandate.person, mandate=mandate, now=now)

    after = read(address)
    with pytest.raises(NoMandate):
        answer_for(mandate, phase, "Lain", now=now)
    assert (
        signed_in(mandate.person)
        .get(f"/phases/{phase.code}/answers/?for={mandate.organisation.code}")
        .status_code
        == 404
    )
    assert ("Given under a mandate until" in before, "Given under a mandate that ended" in after) == (
        True,
        True,
    )
    for page in (before, after):
        assert ("Upah layak" in page, "Serikat Buruh" in page, "1 member objects" in page) == (
            True,
            True,
            True,
        )
        assert ("Keberatan" in page, "Juru 0" in page) == (False, False)


def test_under_a_seal_no_group_speaks_and_the_page_says_why() -> None:
    now = clock.now()
    phase, (mandate,) = make_consultation(is_named=False, now=now), speak_for(now=now)

    with pytest.raises(NoMandate):
        answer_for(mandate, phase, now=now)

    page = signed_in(mandate.person).get(phase.consultation.activity.get_absolute_url()).content.decode()
    assert "this consultation is sealed" in page
    assert not Contribution.objects.exists()


def test_in_a_vote_no_group_speaks_and_the_page_says_why() -> None:
    now = clock.now()
    phase, (mandate,) = make_vote(now=now), speak_for(now=now)

    with pytest.raises(NoMandate):
        answer_for(mandate, phase, "1", now=now)

    browser = signed_in(mandate.person)
    assert "no group votes" in browser.get(phase.consultation.activity.get_absolute_url()).content.decode()
    assert "For whom do you speak?" not in browser.get(f"/phases/{phase.code}/answer/").content.decode()


def test_she_chooses_for_whom_she_speaks_before_the_first_question() -> None:
    now = clock.now()
    phase, (mandate,) = make_consultation(WORDS, now=now), speak_for(now=now)
    browser, address = signed_in(mandate.person), f"/phases/{phase.code}/answer/"
    code = phase.questions.get().code
    group = mandate.organisation

    choice = browser.get(address).content.decode()
    form = browser.get(f"{address}?for={group.code}").content.decode()
    sent = {"version": str(phase.version), code: "Upah layak"}
    done = browser.post(f"{address}?for={group.code}", sent)
    review = browser.get(done.headers["Location"])
    browser.post(f"{address}?for=me", sent | {code: "Modal"})

    assert f'href="?for={group.code}"' in choice
    assert ("Serikat Buruh" in form, "name you chose" in form) == (True, False)
    assert done.headers["Location"] == f"/phases/{phase.code}/answers/?for={group.code}"
    assert review.context["receipt"]
    assert set(Answer.objects.values_list("text", "contribution__for_organisation")) == {
        ("Upah layak", group.pk),
        ("Modal", None),
    }
    assert browser.get(f"{address}?for=0000000000").status_code == 404
    assert "For whom do you speak?" not in signed_in(make_person()).get(address).content.decode()


def test_what_she_keeps_for_herself_stays_when_she_answers_for_the_group() -> None:
    phase, (mandate,) = make_consultation(WORDS), speak_for()
    code = phase.questions.get().code
    keep_draft(person=mandate.person, phase=phase, said={code: ["Modal"]}, page=1, now=NOW)

    answer_for(mandate, phase, "Upah")

    assert Draft.objects.get().answers[code]["said"] == ["Modal"]


def test_over_the_api_she_answers_for_the_group_and_everyone_reads_it() -> None:
    now = clock.now()
    phase, (mandate,) = make_consultation(WORDS, now=now), speak_for(now=now)
    browser, address = signed_in(mandate.person), f"/api/v1/phases/{phase.code}/answers/"
    group, code = mandate.organisation, phase.questions.get().code
    body = {"version": phase.version, "answers": {code: "Upah"}, "for_organisation": group.code}

    done = browser.put(address, json.dumps(body), "application/json")
    refused = signed_in(make_person()).put(address, json.dumps(body), "application/json")
    mine = browser.get(f"{address}?for_organisation={group.code}")
    public = Client().get(f"/api/v1/phases/{phase.code}/group-views/").json()["results"]
    gone = browser.delete(f"{address}?for_organisation={group.code}")

    assert (done.status_code, refused.status_code, refused.json()["code"]) == (200, 409, "no_mandate")
    assert mine.json()["answers"][0]["answers"] == ["Upah"]
    assert [(one["name"], one["objections"], one["answers"][0]["answers"]) for one in public] == [
        ("Serikat Buruh", 0, ["Upah"])
    ]
    assert gone.json()["state"] == "withdrawn"


def write_for(mandate: Mandate, phase: Phase, title: str = "Loket malam") -> Idea:
    written = IdeaWritten(title=title, text="Banyak yang bekerja siang.")
    idea, _given = write_idea(
        person=mandate.person,
        phase=phase,
        written=written,
        language="id",
        for_organisation=mandate.organisation,
        now=NOW,
    )
    return idea


def test_an_idea_of_a_group_has_its_name_and_every_holder_may_change_it() -> None:
    phase, (first, second) = make_ideas(), speak_for(holders=2)
    idea = write_for(first, phase)
    outsider = make_person("Lain")
    written = IdeaWritten(title="Loket Sabtu", text="Sabtu juga.")

    with pytest.raises(NotAllowed):
        change_idea(
            person=outsider, idea=make_idea(phase, first.person), written=written, language="id", now=NOW
        )
    with pytest.raises(NoMandate):
        change_idea(person=outsider, idea=idea, written=written, language="id", now=NOW)
    change_idea(person=second.person, idea=idea, written=written, language="id", now=NOW)
    page = read(f"/phases/{phase.code}/ideas/{idea.code}/")
    take_back_idea(person=second.person, idea=idea, now=NOW)

    assert ("Loket Sabtu" in page, "Serikat Buruh" in page, "Juru 0" in page) == (True, True, False)
    idea.contribution.refresh_from_db()
    assert idea.contribution.state == ContributionState.WITHDRAWN
    assert counters(phase)["group_views"] == 0


def test_a_comment_of_a_group_has_its_name_and_takes_no_side_of_people() -> None:
    phase, (first, second) = make_ideas(method="discussion"), speak_for(holders=2)
    told: dict[str, Any] = {"phase": phase, "language": "id", "now": NOW}
    comment(person=make_person(), text="Setuju.", stance=Stance.FOR, **told)
    before = ideas.people_by_stance(phase)

    of_group, _given = comment(
        person=first.person,
        text="Kami setuju.",
        stance=Stance.FOR,
        for_organisation=first.organisation,
        **told,
    )
    make_objection(first)
    page = read(f"/phases/{phase.code}/discussion/")
    after = ideas.people_by_stance(phase)
    take_back_comment(person=second.person, comment=of_group, now=NOW)

    shown = [words in page for words in ("Serikat Buruh", "1 member objects", "Juru 0")]
    assert shown == [True, True, False]
    assert after == before == {"for": 1}
    assert Comment.objects.get(pk=of_group.pk).text == ""


def test_a_form_of_ideas_asks_for_whom_only_where_there_is_a_choice() -> None:
    now = clock.now()
    phase, (mandate,) = make_ideas(now=now), speak_for(now=now)
    address = f"/phases/{phase.code}/ideas/new/"
    sent = {"title": "Loket malam", "text": "Banyak yang bekerja siang.", "looked": "on"}
    browser = signed_in(mandate.person)

    asked = [
        "For whom do you speak?" in signed_in(person).get(address).content.decode()
        for person in (mandate.person, make_person())
    ]
    browser.post(address, sent | {"speaks_for": mandate.organisation.code})
    browser.post(address, sent | {"speaks_for": "me", "title": "Saya sendiri"})

    assert asked == [True, False]
    assert list(Idea.objects.order_by("pk").values_list("contribution__for_organisation", flat=True)) == [
        mandate.organisation.pk,
        None,
    ]


def test_a_view_of_a_group_is_sorted_and_answered_beside_the_voices_of_people() -> None:
    phase, (mandate,) = make_consultation(WORDS), speak_for()
    answer(make_person(), phase, "Modal")
    answer_for(mandate, phase, "Upah")
    activity, organiser = phase.consultation.activity, organiser_of(phase)

    left = unanswered(activity).count()
    sort_what_is_left(person=organiser, activity=activity, title="Upah dan modal", now=NOW)

    assert left == 2
    theme: Any = themes_of(activity).get()
    assert (theme.said, theme.said_by_groups) == (1, 1)
    assert answer_figures(activity).said == 1
    assert set(Contribution.objects.values_list("state", flat=True)) == {ContributionState.GROUPED}


def queries_of(address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert Client().get(address).status_code == 200
    return sum(query["sql"] != "SELECT core_now()" for query in asked.captured_queries)


@pytest.mark.parametrize("address", ["/phases/{}/group-views/", "/api/v1/phases/{}/group-views/"])
def test_views_of_groups_ask_as_often_for_four_as_for_one(address: str) -> None:
    counted = []
    for rows in (1, 4):
        phase = make_consultation(WORDS, ONE, MANY, organiser=make_organiser(make_group(f"K{rows}")))
        for number in range(rows):
            (mandate,) = speak_for(f"Serikat {rows}{number}")
            make_objection(mandate)
            answer_for(mandate, phase)
        counted.append(queries_of(address.format(phase.code)))

    assert counted[0] == counted[1]


@pytest.mark.django_db(transaction=True)
def test_two_holders_at_once_give_one_view_of_their_group() -> None:
    phase, mandates = make_consultation(WORDS), speak_for(holders=2)

    given = at_once([partial(answer_for, mandate, phase, "Upah") for mandate in mandates * (MOST // 2)])

    assert [refused for refused in given if isinstance(refused, Exception)] == []
    assert sum(bool(one.receipt) for one in given if not isinstance(one, Exception)) == 1
    assert (Contribution.objects.count(), Answer.objects.count(), Participation.objects.count()) == (1, 1, 1)
    assert counters(phase) == {"contributions": 0, "people": 0, "group_views": 1}


@pytest.mark.django_db(transaction=True)
def test_two_holders_who_give_and_take_back_at_once_leave_numbers_that_agree() -> None:
    phase, (first, second) = make_consultation(WORDS), speak_for(holders=2)
    group = first.organisation

    def give_and_take(mandate: Mandate) -> None:
        answer_for(mandate, phase, "Upah")
        answer(mandate.person, phase, "Modal")
        take_back_answers(person=mandate.person, phase=phase, for_organisation=group, now=NOW)

    at_once([partial(give_and_take, mandate) for mandate in (first, second) * 4])

    standing = Contribution.objects.exclude(state=ContributionState.WITHDRAWN)
    of_groups = standing.filter(for_organisation=group).count()
    assert counters(phase)["group_views"] == of_groups
    assert live().filter(for_organisation=group).count() == of_groups
    assert counters(phase)["people"] == 2


@pytest.mark.django_db(transaction=True)
def test_looking_first_and_writing_then_counts_one_group_often() -> None:
    """The control: without the group's lock and its unique row two holders make the number two."""
    phase, mandates = make_consultation(WORDS), speak_for(holders=2)
    ActivityCounter.objects.create(activity=phase.consultation.activity, name="group_views", value=0)
    both_have_looked = Barrier(2)

    def give(group: Organisation, person: Person) -> None:
        is_first = not Contribution.objects.filter(for_organisation=group).exists()
        both_have_looked.wait(timeout=60)
        rows = ActivityCounter.objects.filter(activity=phase.consultation_id, name="group_views")
        rows.update(value=F("value") + int(is_first))

    at_once([partial(give, one.organisation, one.person) for one in mandates])

    assert counters(phase)["group_views"] == 2


def test_a_mandate_of_the_last_day_counts_and_of_the_day_before_does_not() -> None:
    phase, (mandate,) = make_consultation(WORDS), speak_for()
    Mandate.objects.filter(pk=mandate.pk).update(expires_on=NOW.date())

    answer_for(mandate, phase, "Upah")

    with pytest.raises(NoMandate):
        answer_for(mandate, phase, "Lain", now=NOW + timedelta(days=1))
