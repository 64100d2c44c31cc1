"""Ideas and comments that moderators hide: their place says so, their words are nowhere else, and they still count."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from core import clock
from engagement.consultations.models import Comment, Idea, Phase
from engagement.desk import services
from engagement.desk.choices import Reason
from engagement.desk.models import Case, Hiding, SafeguardingTask
from engagement.desk.reportables import reportable
from tests.engagement.consultations.ideas.makers import make_comment, make_idea, make_ideas
from tests.makers import make_coordinator, make_person, make_place, signed_in

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}
RUDE, ADDED = "Lurah itu penipu besar", "Tambahan yang kasar."
WHY = "Menuduh tanpa bukti."


def hide(what: Idea | Comment) -> Hiding:
    """Reported by a visitor and hidden by a coordinator, over the way every room goes."""
    kind = "idea" if isinstance(what, Idea) else "comment"
    room = reportable(kind)
    given = room.find(what.code) if room else None
    assert given
    now = clock.now()
    row = services.report(
        reporter=None,
        kind=kind,
        code=what.code,
        given=given,
        reason=Reason.INSULT,
        words="",
        once="satu",
        now=now,
    )
    moderator = make_coordinator(make_place("ID-33"), "Moderator")
    return services.hide(person=moderator, case=row.case, reason=Reason.INSULT, words=WHY, now=now)


def a_phase(method: str = "ideas") -> Phase:
    return make_ideas(method=method, now=clock.now())


def a_rude_idea(writer: Person | None = None) -> Idea:
    phase = a_phase()
    idea = make_idea(phase, writer or make_person("Sari"), RUDE, text=RUDE + ".", now=clock.now())
    idea.additions.create(text=ADDED, added_at=clock.now())
    return idea


def read(client: Client, address: str) -> str:
    return client.get(address, headers=ENGLISH).text


def pages_of(idea: Idea) -> list[str]:
    phase = idea.phase.code
    return [
        reverse("consultations:idea-list", args=[phase]),
        reverse("consultations:idea-list", args=[phase]) + f"?q={RUDE.lower()}",
        reverse("consultations:idea-show", args=[phase, idea.code]),
        f"/api/v1/phases/{phase}/ideas/",
        f"/api/v1/phases/{phase}/ideas/?q={RUDE.lower()}",
        f"/api/v1/phases/{phase}/ideas/{idea.code}/",
        reverse("consultations:results-show", args=[idea.phase.consultation.activity.code]),
    ]


def test_a_hidden_idea_has_no_words_on_any_page_and_keeps_its_place(client: Client) -> None:
    idea = a_rude_idea()
    before = [RUDE in read(client, page) for page in pages_of(idea)]
    hide(idea)

    shown = [read(client, page) for page in pages_of(idea)]

    assert before == [True, True, True, True, True, True, False]
    assert [[words in page for words in (RUDE, ADDED)] for page in shown] == [[False, False]] * 7
    assert [WHY in page for page in shown] == [True, False, True, True, False, True, False]
    assert Idea.objects.get().title == RUDE


def test_searching_and_writing_alike_do_not_find_it() -> None:
    idea = a_rude_idea()
    other = signed_in(make_person("Lain"))
    address = reverse("consultations:idea-write", args=[idea.phase.code])
    sent = {"title": RUDE, "text": "Sama."}
    hide(idea)

    shown = other.post(address, sent, follow=True, headers=ENGLISH).text

    assert "Is it one of these?" not in shown
    assert Idea.objects.count() == 2


def test_its_author_reads_her_own_words_with_why_they_are_hidden() -> None:
    writer = make_person("Sari")
    idea = a_rude_idea(writer)
    hide(idea)

    shown = [read(signed_in(writer), page) for page in pages_of(idea)]

    assert [RUDE in page for page in (shown[0], shown[2])] == [True, True]
    assert [WHY in page for page in (shown[0], shown[2])] == [True, True]


def test_a_hidden_comment_has_no_words_where_it_stands_nor_where_one_replies(client: Client) -> None:
    talked = a_phase("discussion")
    comment = make_comment(talked, make_person("Made"), RUDE, now=clock.now())
    reply = f"{reverse('consultations:comment-give', args=[talked.code])}?reply_to={comment.code}"
    pages = [
        reverse("consultations:discussion-show", args=[talked.code]),
        f"/api/v1/phases/{talked.code}/comments/",
    ]
    before = [RUDE in read(client, page) for page in pages]
    hide(comment)

    shown = [*(read(client, page) for page in pages), read(signed_in(make_person("Lain")), reply)]

    assert before == [True, True]
    assert [(RUDE in page, WHY in page) for page in shown] == [(False, True)] * 3


def test_who_replies_to_a_comment_does_not_read_the_hidden_idea_above_it() -> None:
    idea = a_rude_idea()
    comment = make_comment(idea.phase, make_person("Made"), idea=idea, now=clock.now())
    address = f"{reverse('consultations:comment-give', args=[idea.phase.code])}?reply_to={comment.code}"
    hide(idea)

    shown = read(signed_in(make_person("Lain")), address)

    assert (RUDE in shown, "Setuju sekali." in shown) == (False, True)


def test_no_name_stands_beside_a_hidden_comment(client: Client) -> None:
    talked = a_phase("discussion")
    comment = make_comment(talked, make_person("Nama Terang"), RUDE, now=clock.now())
    address, api = (
        reverse("consultations:discussion-show", args=[talked.code]),
        f"/api/v1/phases/{talked.code}/comments/",
    )
    hide(comment)

    assert "Nama Terang" not in read(client, address) + read(client, api)


def test_the_api_says_of_each_why_and_nothing_more(
    client: Client,
) -> None:
    phase = a_phase()
    for number in range(4):
        hide_again(make_idea(phase, make_person(f"Satu {number}"), f"Usul {number}", now=clock.now()))
    api = f"/api/v1/phases/{phase.code}/ideas/"

    rows = client.get(api).json()["results"]

    assert [(row["title"], row["text"], row["called"], row["hidden"]["words"]) for row in rows] == [
        ("", "", None, WHY)
    ] * 4


def hide_again(idea: Idea) -> Hiding:
    case = Case.objects.create(
        kind="idea", target=idea.code, activity=idea.phase.consultation.activity, opened_at=clock.now()
    )
    return Hiding.objects.create(
        kind="idea", target=idea.code, case=case, reason=Reason.SPAM, words=WHY, hidden_at=clock.now()
    )


def test_readers_find_the_way_to_report_beside_others_words_only(client: Client) -> None:
    writer = make_person("Sari")
    idea = a_rude_idea(writer)
    page = reverse("consultations:idea-show", args=[idea.phase.code, idea.code])
    report = reverse("desk:report-give", args=["idea", idea.code])

    assert (report in read(client, page), report in read(signed_in(writer), page)) == (True, False)


def test_an_idea_that_tells_of_danger_shows_help_and_makes_a_task() -> None:
    phase = a_phase()
    writer = signed_in(make_person("Sari"))
    address = reverse("consultations:idea-write", args=[phase.code])
    sent = {"title": "Tolong", "text": "Majikan memukul saya."}

    shown = writer.post(address, sent, follow=True, headers=ENGLISH).text

    assert "need=danger" in shown
    assert SafeguardingTask.objects.get().target == Idea.objects.get().contribution.code


@pytest.mark.parametrize(
    ("text", "ticked", "helped"), [("Setuju.", {"asks_help": "1"}, True), ("Setuju.", {}, False)]
)
def test_the_tick_beside_a_comment_asks_for_help(text: str, ticked: dict[str, str], helped: bool) -> None:
    talked = a_phase("discussion")
    address = reverse("consultations:comment-give", args=[talked.code])

    shown = (
        signed_in(make_person("Sari"))
        .post(address, {"text": text} | ticked, follow=True, headers=ENGLISH)
        .text
    )

    assert ("need=danger" in shown, SafeguardingTask.objects.exists()) == (helped, helped)
