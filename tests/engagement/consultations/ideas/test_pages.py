"""The pages of ideas and discussions: what each reader sees, and what each costs in queries."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from core import clock
from engagement.consultations.choices import Stance
from engagement.consultations.models import Comment, Idea, Phase, Support
from engagement.voices.models import Contribution
from tests.engagement.consultations.ideas.makers import make_comment, make_idea, make_ideas
from tests.engagement.consultations.makers import organiser_of
from tests.makers import make_person, signed_in

pytestmark = pytest.mark.django_db


def make_open(**asked: object) -> Phase:
    return make_ideas(now=clock.now(), **asked)  # type: ignore[arg-type]  # any of its arguments


def page_of(phase: Phase, idea: Idea | None = None) -> str:
    if idea:
        return reverse("consultations:idea-show", args=[phase.code, idea.code])
    name = "discussion-show" if phase.method == "discussion" else "idea-list"
    return reverse(f"consultations:{name}", args=[phase.code])


def test_everyone_reads_ideas_with_the_chosen_names(client: Client) -> None:
    phase = make_open(categories=["Kesehatan"])
    idea = make_idea(phase, make_person("Sari"), category=phase.categories.get().code, now=clock.now())

    listed, shown = client.get(page_of(phase)), client.get(page_of(phase, idea))

    assert all(words in listed.content.decode() for words in (idea.title, "Sari", "Kesehatan"))
    assert all(words in shown.content.decode() for words in (idea.text, "Sari"))


def test_of_a_sensitive_one_only_those_who_take_part_read_and_no_names(client: Client) -> None:
    phase, reader = make_open(is_sensitive=True), make_person()
    idea = make_idea(phase, make_person("Sari"), now=clock.now())

    before = signed_in(reader).get(page_of(phase)).content.decode()
    make_idea(phase, reader, "Yang lain sama sekali", now=clock.now())
    after = signed_in(reader).get(page_of(phase)).content.decode()

    assert idea.title not in client.get(page_of(phase)).content.decode() + before
    assert client.get(page_of(phase, idea)).status_code == 404
    assert idea.title in after
    assert "Sari" not in after


def test_similar_ones_are_shown_before_sending_and_never_after() -> None:
    phase = make_open()
    idea = make_idea(phase, now=clock.now())
    browser, address = signed_in(make_person()), reverse("consultations:idea-write", args=[phase.code])
    sent = {"title": "Loket dibuka malam", "text": "Saya pulang jam enam."}

    looked = browser.post(address, sent)
    assert idea.title in looked.content.decode()
    assert Idea.objects.count() == 1
    browser.post(address, sent | {"looked": "on"})

    assert Idea.objects.count() == 2


def test_receipt_of_an_idea_is_shown_once() -> None:
    phase, browser = make_open(), signed_in(make_person())
    address = reverse("consultations:idea-write", args=[phase.code])

    first = browser.post(address, {"title": "Loket", "text": "Buka malam."}, follow=True)
    again = browser.get(first.request["PATH_INFO"])

    assert 'class="code"' in first.content.decode()
    assert 'class="code"' not in again.content.decode()


def test_support_is_given_and_undone_by_the_button() -> None:
    phase, browser = make_open(), signed_in(make_person())
    idea = make_idea(phase, now=clock.now())
    address = reverse("consultations:idea-support", args=[phase.code, idea.code])

    browser.post(address, {"to": "support", "back": page_of(phase)})
    assert Support.objects.count() == 1
    away = browser.post(address, {"to": "stop", "back": "https://elsewhere.test/"})

    assert Support.objects.count() == 0
    assert away["Location"] == page_of(phase, idea)


def test_comment_and_reply_by_the_pages() -> None:
    phase, browser = make_open(), signed_in(make_person())
    idea = make_idea(phase, now=clock.now())
    first = make_comment(phase, idea=idea, now=clock.now())
    address = reverse("consultations:comment-give", args=[phase.code])

    said = browser.post(address, {"idea": idea.code, "text": "Bagus."})
    form = browser.get(f"{address}?reply_to={first.code}")
    browser.post(address, {"reply_to": first.code, "text": "Terima kasih."})
    empty = browser.post(address, {"idea": idea.code, "text": " "})

    assert said["Location"].startswith(page_of(phase, idea))
    assert first.text in form.content.decode()
    assert [row.reply_to for row in Comment.objects.order_by("pk")] == [None, None, first]
    assert empty.status_code == 422


def test_organisers_who_open_an_idea_have_read_it_with_its_comments(client: Client) -> None:
    phase = make_open()
    idea = make_idea(phase, now=clock.now())
    make_comment(phase, idea=idea, now=clock.now())

    client.get(page_of(phase, idea))
    assert set(Contribution.objects.values_list("state", flat=True)) == {"received"}
    signed_in(organiser_of(phase)).get(page_of(phase, idea))

    assert set(Contribution.objects.values_list("state", flat=True)) == {"read"}


def test_for_and_against_stand_side_by_side(client: Client) -> None:
    phase = make_open(method="discussion")
    for stance in Stance:
        make_comment(phase, text=f"Saya {stance}.", stance=stance, now=clock.now())

    shown = client.get(page_of(phase)).content.decode()

    assert shown.index("Saya for.") < shown.index('id="against"') < shown.index("Saya against.")


@pytest.mark.parametrize("method", ["ideas", "discussion"])
def test_organisers_see_the_numbers_and_set_the_question(method: str) -> None:
    phase = make_open(method=method)
    browser = signed_in(organiser_of(phase))
    make_idea(phase, now=clock.now()) if method == "ideas" else make_comment(phase, now=clock.now())

    assert browser.get(reverse("consultations:results-show", args=[phase.code])).status_code == 200
    assert browser.get(phase.consultation.activity.get_absolute_url()).status_code == 200
    assert browser.get(reverse("consultations:prompt-set", args=[phase.code])).status_code == 200


@pytest.mark.parametrize("size", [1, 4])
def test_list_of_ideas_costs(size: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    phase, browser = make_open(), signed_in(make_person())
    for number in range(size):
        make_idea(phase, make_person(), f"Usul {number}", now=clock.now())
    browser.get(page_of(phase))

    with django_assert_num_queries(12):
        browser.get(page_of(phase))


@pytest.mark.parametrize("size", [1, 4])
def test_an_idea_and_its_comments_cost(size: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    phase, browser = make_open(), signed_in(make_person())
    idea = make_idea(phase, now=clock.now())
    for _number in range(size):
        make_comment(phase, make_person(), idea=idea, now=clock.now())
    browser.get(page_of(phase, idea))

    with django_assert_num_queries(16):
        browser.get(page_of(phase, idea))


@pytest.mark.parametrize("size", [1, 4])
def test_a_discussion_costs(size: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    phase, browser = make_open(method="discussion"), signed_in(make_person())
    for _number in range(size):
        make_comment(phase, reply_to=make_comment(phase, now=clock.now()), now=clock.now())
    browser.get(page_of(phase))

    with django_assert_num_queries(12):
        browser.get(page_of(phase))
