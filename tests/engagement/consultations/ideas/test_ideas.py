"""Ideas: written, changed, added to, supported, commented, taken back; each with a state and a receipt of its own."""

from datetime import timedelta

import pytest

from accounts.personal_data import take_away
from engagement.activities.errors import NotAllowed
from engagement.activities.models import ActivityCounter
from engagement.consultations.choices import IdeaOrder, Stance
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.ideas import selectors as ideas
from engagement.consultations.ideas.errors import (
    CategoryUnknown,
    CategoryUsed,
    CommentsClosed,
    IdeaStands,
    OwnWords,
    PromptStands,
    WordsGone,
)
from engagement.consultations.ideas.plans import IdeaWritten, Prompted
from engagement.consultations.ideas.services.comments import take_back_comment
from engagement.consultations.ideas.services.ideas import add_to_idea, change_idea, take_back_idea, write_idea
from engagement.consultations.ideas.services.prompts import set_prompt
from engagement.consultations.ideas.services.support import stop_supporting, support
from engagement.consultations.models import Comment, Idea, Phase, Support
from engagement.participation.models import Participation
from engagement.voices.choices import ContributionState
from engagement.voices.errors import Unanswered
from engagement.voices.services import publish_outcome
from engagement.voices.themes.selectors import unanswered
from engagement.voices.words import said_in
from tests.engagement.consultations.ideas.makers import make_comment, make_idea, make_ideas
from tests.engagement.consultations.makers import organiser_of
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db

OTHER = IdeaWritten(title="Loket buka Sabtu", text="Hari kerja tidak bisa.")
LATER = NOW + timedelta(days=4)


def numbers(phase: Phase) -> tuple[int, int]:
    values = dict(ActivityCounter.objects.filter(activity=phase.consultation_id).values_list("name", "value"))
    return values["people"], values["contributions"]


def test_each_idea_of_a_person_is_a_contribution_of_its_own() -> None:
    phase, person = make_ideas(), make_person()
    _idea, given = write_idea(person=person, phase=phase, written=OTHER, language="id", now=NOW)
    make_idea(phase, person)

    assert len(given.receipt) == 12
    assert numbers(phase) == (1, 2)
    assert Participation.objects.count() == 2
    assert unanswered(phase.consultation.activity).count() == 2


def test_own_idea_is_changed_while_nobody_has_taken_it_up() -> None:
    phase, person = make_ideas(), make_person()
    idea = make_idea(phase, person)

    changed = change_idea(person=person, idea=idea, written=OTHER, language="id", now=NOW)

    assert (changed.title, changed.text) == (OTHER.title, OTHER.text)


@pytest.mark.parametrize("by", ["support", "comment"])
def test_idea_that_others_took_up_is_only_added_to(by: str) -> None:
    phase, person = make_ideas(), make_person()
    idea = make_idea(phase, person)
    if by == "support":
        support(person=make_person(), what=idea, now=NOW)
    else:
        make_comment(phase, idea=idea)

    with pytest.raises(IdeaStands):
        change_idea(person=person, idea=idea, written=OTHER, language="id", now=NOW)
    add_to_idea(person=person, idea=idea, text="Juga hari Minggu.", language="id", now=NOW)

    says = said_in([idea.contribution])[idea.contribution_id]
    assert [(said.about, said.text) for said in says] == [
        ("Loket buka malam", "Banyak yang bekerja siang."),
        ("", "Juga hari Minggu."),
    ]


def test_nobody_changes_what_another_wrote() -> None:
    idea, other = make_idea(make_ideas()), make_person()

    with pytest.raises(NotAllowed):
        change_idea(person=other, idea=idea, written=OTHER, language="id", now=NOW)
    with pytest.raises(NotAllowed):
        add_to_idea(person=other, idea=idea, text="Bukan milik saya", language="id", now=NOW)
    with pytest.raises(NotAllowed):
        take_back_idea(person=other, idea=idea, now=NOW)


def test_taken_back_the_words_go_and_the_numbers_stay() -> None:
    phase, person = make_ideas(), make_person()
    idea = make_idea(phase, person)
    support(person=make_person(), what=idea, now=NOW)
    make_comment(phase, idea=idea)

    contribution = take_back_idea(person=person, idea=idea, now=NOW)

    row = Idea.objects.get(pk=idea.pk)
    assert (row.title, row.text, row.supports, row.comments_count) == ("", "", 1, 1)
    assert contribution.state == ContributionState.WITHDRAWN
    assert list(ideas.ideas_in(phase)) == []
    assert numbers(phase) == (1, 1)
    with pytest.raises(WordsGone):
        support(person=make_person(), what=idea, now=NOW)
    with pytest.raises(WordsGone):
        make_comment(phase, idea=idea)


def test_support_counts_each_once_and_can_be_undone() -> None:
    phase, fan = make_ideas(), make_person()
    idea = make_idea(phase)

    assert [support(person=fan, what=idea, now=NOW) for _time in range(2)] == [1, 1]
    assert [stop_supporting(person=fan, what=idea, now=NOW) for _time in range(2)] == [0, 0]
    assert Support.objects.count() == 0


def test_nobody_supports_her_own_words() -> None:
    phase, person = make_ideas(), make_person()

    with pytest.raises(OwnWords):
        support(person=person, what=make_idea(phase, person), now=NOW)


def test_a_reply_to_a_reply_stays_in_its_thread() -> None:
    phase = make_ideas()
    idea = make_idea(phase)
    first = make_comment(phase, idea=idea)
    second = make_comment(phase, reply_to=first)
    third = make_comment(phase, reply_to=second)

    assert (third.reply_to, third.idea) == (first, idea)
    assert list(ideas.comments_in(phase, idea, IdeaOrder.NEWEST)) == [first, second, third]
    assert Idea.objects.get(pk=idea.pk).comments_count == 3


def test_comments_stand_by_newest_or_by_most_helpful_thread() -> None:
    phase = make_ideas(method="discussion")
    old = make_comment(phase, stance=Stance.FOR)
    reply = make_comment(phase, reply_to=old)
    new = make_comment(phase, stance=Stance.AGAINST)
    support(person=make_person(), what=old, now=NOW)

    newest, helpful = (ideas.comments_in(phase, None, order) for order in IdeaOrder)

    assert list(newest) == [new, old, reply]
    assert list(helpful) == [old, reply, new]
    sides = ideas.by_stance(newest)
    assert (sides["for"], sides["against"], sides["neither"]) == ([old, reply], [new], [])


def test_comment_is_taken_back_and_what_was_replied_stays() -> None:
    phase, person = make_ideas(), make_person()
    idea = make_idea(phase)
    said = make_comment(phase, person, idea=idea)
    make_comment(phase, reply_to=said)

    take_back_comment(person=person, comment=said, now=NOW)

    assert [row.text for row in Comment.objects.order_by("pk")] == ["", "Setuju sekali."]
    assert Idea.objects.get(pk=idea.pk).comments_count == 1


def test_closed_comments_are_refused() -> None:
    phase = make_ideas(takes_comments=False)
    idea = make_idea(phase)

    with pytest.raises(CommentsClosed):
        make_comment(phase, idea=idea)


def test_after_closing_nothing_is_taken() -> None:
    phase = make_ideas()
    idea = make_idea(phase)

    with pytest.raises(PhaseNotOpen):
        make_idea(phase, now=LATER)
    with pytest.raises(PhaseNotOpen):
        make_comment(phase, idea=idea, now=LATER)
    with pytest.raises(PhaseNotOpen):
        support(person=make_person(), what=idea, now=LATER)


def test_closing_demands_an_answer_for_every_idea_and_comment() -> None:
    phase = make_ideas()
    make_comment(phase, idea=make_idea(phase))

    with pytest.raises(Unanswered):
        publish_outcome(
            person=organiser_of(phase),
            activity=phase.consultation.activity,
            text="Selesai.",
            language="id",
            now=LATER,
        )


def test_categories_are_the_organisers_and_chosen_from() -> None:
    phase = make_ideas(categories=["Kesehatan", "Sekolah"])
    health = phase.categories.get(text="Kesehatan")

    idea = make_idea(phase, category=health.code)

    assert idea.category == health
    with pytest.raises(CategoryUnknown):
        make_idea(phase, category="")
    with pytest.raises(CategoryUnknown):
        make_idea(phase, category="0000000000")


def test_question_and_used_categories_stand_once_somebody_wrote() -> None:
    phase = make_ideas(categories=["Kesehatan", "Sekolah"])
    make_idea(phase, category=phase.categories.get(text="Kesehatan").code)
    organiser, same = organiser_of(phase), "Apa yang harus berubah?"

    with pytest.raises(PromptStands):
        set_prompt(person=organiser, phase=phase, prompted=Prompted(text="Yang lain?"), now=NOW)
    with pytest.raises(CategoryUsed):
        set_prompt(person=organiser, phase=phase, prompted=Prompted(text=same), now=NOW)
    more = Prompted(text=same, categories=["Kerja", "Kesehatan"], takes_comments=False)
    set_prompt(person=organiser, phase=phase, prompted=more, now=NOW)

    assert list(phase.categories.values_list("text", flat=True)) == ["Kerja", "Kesehatan"]


def test_list_is_ordered_narrowed_and_searched() -> None:
    phase, person = make_ideas(categories=["Kesehatan", "Sekolah"]), make_person()
    health, school = phase.categories.all()
    old = make_idea(phase, person, category=health.code)
    new = make_idea(phase, title="Guru tambahan", text="Kelas penuh.", category=school.code)
    support(person=make_person(), what=old, now=NOW)

    def found(**wanted: object) -> list[Idea]:
        return list(ideas.wanted_ideas(phase, ideas.IdeasWanted(**wanted)))  # type: ignore[arg-type]  # any of them

    assert found() == [new, old]
    assert found(order=IdeaOrder.SUPPORTED) == [old, new]
    assert found(category=school.code) == [new]
    assert found(by=person) == [old]
    assert found(words="guru") == [new]
    assert found(words="zzzz") == []


def test_similar_ones_are_found_by_their_titles() -> None:
    phase = make_ideas()
    alike = make_idea(phase, title="Loket buka sampai malam")
    make_idea(phase, title="Guru tambahan untuk anak")

    assert ideas.similar_ideas(phase, "Loket dibuka malam") == [alike]


def test_she_takes_all_of_it_away() -> None:
    phase, person = make_ideas(), make_person()
    idea = make_idea(phase)
    make_idea(phase, person, title="Punya saya")
    make_comment(phase, person, idea=idea)
    support(person=person, what=idea, now=NOW)

    taken = take_away(person)

    assert [row["title"] for row in taken["ideas"]] == ["Punya saya"]
    assert [row["text"] for row in taken["comments"]] == ["Setuju sekali."]
    assert [row["idea__code"] for row in taken["supported"]] == [idea.code]
