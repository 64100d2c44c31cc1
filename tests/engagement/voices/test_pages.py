"""The pages of answering: organisers sort, an office answers with two pairs of eyes, everyone reads the account."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import Person
from core import clock
from engagement.consultations.models import Phase
from engagement.voices.models import Commitment, Contribution, Theme
from tests.engagement.consultations.makers import WORDS, answer, make_consultation, organiser_of
from tests.engagement.voices.makers import ask_office, make_office, promise_for, reply_to, theme_of
from tests.makers import make_person, signed_in

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}


def make_open(*texts: str, **trunk: Any) -> Phase:
    phase = make_consultation(WORDS, now=clock.now(), **trunk)
    for text in texts:
        answer(make_person(), phase, text, now=clock.now())
    return phase


def address(phase: Phase, name: str, *more: str) -> str:
    return reverse(f"voices:{name}", args=[phase.consultation.activity.code, *more])


def read(client: Client, path: str) -> str:
    response = client.get(path, headers=ENGLISH)
    assert response.status_code == 200, response.status_code
    return response.text


def send(client: Client, path: str, **fields: Any) -> Any:  # a response of the test client
    return client.post(path, fields, follow=True, headers=ENGLISH)


def test_from_words_to_a_kept_promise_by_the_pages_alone(client: Client) -> None:
    phase = make_open("Modal", "Butuh modal", "Bahasa")
    office, writer, head = make_office()
    organiser = signed_in(organiser_of(phase))
    listed = read(organiser, address(phase, "theme-list"))
    assert (listed.count('type="checkbox"'), "Butuh modal" in listed) == (3, True)
    codes = list(Contribution.objects.order_by("pk").values_list("code", flat=True))[:2]
    send(organiser, address(phase, "theme-list"), given=codes, title="Modal usaha")
    theme = Theme.objects.get()
    at = (theme.code,)
    due_on = clock.now().date() + timedelta(days=10)
    send(organiser, address(phase, "theme-ask", *at), organisation=office.code, due_on=due_on)

    queue = reverse("voices:reply-queue")
    assert "Modal usaha" in read(signed_in(writer), queue)
    send(
        signed_in(writer),
        address(phase, "reply-write", *at),
        verdict="adapted",
        reason="Mulai tahun depan.",
        language="id",
    )
    send(
        signed_in(writer),
        address(phase, "promise-make", *at),
        **{"promise-text": "Loket modal dibuka", "promise-due_on": due_on, "promise-once": "a"},
    )
    send(signed_in(writer), address(phase, "reply-submit", *at))
    own = send(signed_in(writer), address(phase, "reply-publish", *at))
    assert "You wrote this reply. Ask somebody else" in own.text
    assert "Mulai tahun depan." not in read(client, address(phase, "account-read"))
    send(signed_in(head), address(phase, "reply-publish", *at))

    account = read(client, address(phase, "account-read"))
    assert all(words in account for words in ("Mulai tahun depan.", "Loket modal dibuka", "66%", "2 of 3"))
    promised = reverse("voices:commitment-page", args=[Commitment.objects.get().code])
    send(signed_in(head), promised, state="kept", percent="100", text="Sudah buka.", language="id")
    assert "Sudah buka." in read(client, promised)
    assert "Modal usaha" not in read(signed_in(writer), queue)
    assert list(Contribution.objects.order_by("pk").values_list("state", flat=True)) == [
        "done",
        "done",
        "read",
    ]


def test_whoever_said_it_reads_the_reply_beside_her_words() -> None:
    phase, person = make_open(), make_person()
    answer(person, phase, "Modal", now=clock.now())
    organiser = organiser_of(phase)
    reply_to(theme_of(phase.consultation.activity, organiser, now=clock.now()), organiser, now=clock.now())

    page = read(signed_in(person), reverse("consultations:answers-review", args=[phase.code]))

    assert ("Ada di anggaran." in page, "What you said was accepted." in page) == (True, True)


def test_the_sorting_page_shows_no_name_and_reads_what_it_shows() -> None:
    phase, person = make_open(), make_person("Nama Rahasia")
    answer(person, phase, "Modal", now=clock.now())

    page = read(signed_in(organiser_of(phase)), address(phase, "theme-list"))

    assert "Nama Rahasia" not in page
    assert Contribution.objects.get().state == "read"


def test_what_people_wrote_is_never_markup() -> None:
    phase = make_open("<script>alert(1)</script>")
    organiser = organiser_of(phase)
    theme = theme_of(phase.consultation.activity, organiser, title="<b>Tema</b>", now=clock.now())
    reply_to(theme, organiser, reason="<img src=x>", now=clock.now())

    pages = [
        read(signed_in(organiser), address(phase, "theme-page", theme.code)),
        read(Client(), address(phase, "account-read")),
    ]

    assert not any(words in page for page in pages for words in ("<script>alert", "<b>Tema", "<img src=x"))


def test_a_promise_is_not_public_before_its_reply(client: Client) -> None:
    phase = make_open("Modal")
    organiser = organiser_of(phase)
    theme = theme_of(phase.consultation.activity, organiser, now=clock.now())
    made = promise_for(theme, organiser, due_on=clock.now().date() + timedelta(days=3))
    path = reverse("voices:commitment-page", args=[made.code])

    before = client.get(path).status_code
    reply_to(theme, organiser, now=clock.now())

    assert (before, client.get(path).status_code) == (404, 200)


def test_the_account_of_a_sensitive_consultation_is_for_those_who_took_part_and_its_numbers_for_staff() -> (
    None
):
    phase, person = make_open("Modal", is_sensitive=True), make_person()
    answer(person, phase, "Modal juga", now=clock.now())
    organiser = organiser_of(phase)
    reply_to(theme_of(phase.consultation.activity, organiser, now=clock.now()), organiser, now=clock.now())

    outside, inside = (read(signed_in(one), address(phase, "account-read")) for one in (person, organiser))

    for stranger in (Client(), signed_in(make_person())):
        assert stranger.get(address(phase, "account-read")).status_code == 404
    assert ("voices" in outside, "100%" in outside) == (False, False)
    assert "2 voices" in inside


def test_an_office_that_is_not_asked_finds_nothing() -> None:
    phase = make_open("Modal")
    theme = theme_of(phase.consultation.activity, organiser_of(phase), now=clock.now())
    office, _writer, _head = make_office()
    ask_office(theme, organiser_of(phase), office)
    stranger = make_office("Dinas Lain")[1]

    assert signed_in(stranger).get(address(phase, "theme-page", theme.code)).status_code == 404
    assert theme.title not in read(signed_in(stranger), reverse("voices:reply-queue"))


@pytest.mark.parametrize("rows", [4, 40])
def test_sorting_and_reading_cost_the_same_for_few_and_many(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    phase = make_open(*(f"Modal {number}" for number in range(rows)))
    organiser = organiser_of(phase)
    activity = phase.consultation.activity
    for number, contribution in enumerate(Contribution.objects.order_by("pk")[: rows // 2]):
        theme = theme_of(activity, organiser, contribution.code, title=f"Tema {number}", now=clock.now())
        promise_for(theme, organiser, due_on=clock.now().date(), once=str(number))
        reply_to(theme, organiser, now=clock.now())
    staff, visitor = signed_in(organiser), Client()
    _warm(staff, visitor, phase)

    with django_assert_num_queries(SORTING):
        read(staff, address(phase, "theme-list"))
    with django_assert_num_queries(ACCOUNT):
        read(visitor, address(phase, "account-read"))


SORTING, ACCOUNT = 16, 12


def _warm(staff: Client, visitor: Client, phase: Phase) -> None:
    """What is read once and kept by the process is read before the queries are counted."""
    read(staff, address(phase, "theme-list"))
    read(visitor, address(phase, "account-read"))


def test_twenty_thousand_signs_of_a_title_are_refused_in_words() -> None:
    phase = make_open("Modal")
    organiser: Person = organiser_of(phase)
    code = Contribution.objects.get().code

    answered = send(signed_in(organiser), address(phase, "theme-list"), given=[code], title="x" * 20_000)

    assert answered.status_code == 422
    assert Theme.objects.count() == 0
