"""The pages: what is pasted is understood, nothing is sent before it was shown, the link answers without an account."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import AccessLog
from core import clock
from engagement.activities.choices import InvitationState
from engagement.activities.invitations import links
from engagement.activities.invitations.plans import Guest, Named
from engagement.activities.invitations.reading import read_lines
from engagement.activities.invitations.services import answer, name_delegates, withdraw
from engagement.activities.models import Delegate, Invitation
from tests.engagement.activities.invitations.makers import AGENCY, HERSELF, Host, make_host
from tests.makers import NOW, make_group, make_organiser, make_person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    """A visitor who reads English and has no account."""
    return Client(headers={"accept-language": "en"})


def host_now(**event: Any) -> Host:  # Any: a test names the fields it changes
    return make_host(now=clock.now(), **event)


def page_of(host: Host, rest: str = "") -> str:
    return f"/a/{host.activity.code}/invitations/{rest}"


def form_of(guests: str, **more: str) -> dict[str, str]:
    day = (clock.now() + timedelta(days=5)).date().isoformat()
    return {"guests": guests, "note": "", "answer_by": day, "language": "en"} | more


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        ("Dinas Contoh, d@contoh.test, 3", ("Dinas Contoh", "d@contoh.test", 3)),
        ("D@Contoh.test;Dinas Contoh;3", ("Dinas Contoh", "d@contoh.test", 3)),
        ("Dinas Contoh\td@contoh.test", ("Dinas Contoh", "d@contoh.test", None)),
        ("Dinas A, Bidang B, d@contoh.test, 2", ("Dinas A, Bidang B", "d@contoh.test", 2)),
        ("serikat melati, 2", ("Serikat Melati", "", 2)),
        ("Serikat Melati", ("Serikat Melati", "", 1)),
        (
            "Tanpa alamat, 2",
            "Write an e-mail address, or the name of a verified group as it stands on this site.",
        ),
        (
            "Belum Terverifikasi",
            "Write an e-mail address, or the name of a verified group as it stands on this site.",
        ),
        ("d@contoh.test, 3", "The name is missing."),
        ("Dinas, salah@alamat, 3", "This e-mail address cannot be right."),
        ("Dinas, a@contoh.test, b@contoh.test", "Write one e-mail address in a line."),
        ("Dinas, a@contoh.test, 3, 4", "Write one number of seats in a line."),
        ("Dinas, a@contoh.test, 51", "Seats are from 1 to 50."),
        ("Dinas, a@contoh.test, 0", "Seats are from 1 to 50."),
        ("Dinas, a@contoh.test, " + "9" * 5000, "Seats are from 1 to 50."),
        ("Dinas, a@contoh.test, 003", ("Dinas", "a@contoh.test", 3)),
        ("Dinas, a@" + "b." * 125 + "test", "This e-mail address cannot be right."),
        ("D" * 121 + ", a@contoh.test", "The name is too long."),
    ],
)
def test_line_is_understood_or_says_why_not(line: str, understood: tuple[str, str, int | None] | str) -> None:
    make_group("Serikat Melati")
    make_group("Belum Terverifikasi", is_verified=False)

    (read,) = read_lines(line, make_host().activity)

    guest = read.guest
    assert (read.problem if guest is None else (guest.name, guest.email, guest.seats)) == understood


def test_list_says_who_is_invited_already_and_who_stands_there_twice() -> None:
    host = make_host()
    host.invite(AGENCY)

    lines = read_lines("Dinas, dinas@contoh.test\n\nA, a@contoh.test\nA, A@contoh.test, 2", host.activity)

    assert [(line.number, line.problem) for line in lines] == [
        (1, ""),
        (None, ""),
        (None, "This stands in the list twice."),
    ]


def test_nothing_is_sent_before_it_was_shown() -> None:
    host = host_now()
    organiser = signed_in(host.organiser)

    shown = organiser.post(page_of(host, "new/"), form_of("Dinas, d@contoh.test, 3\nSalah"))

    assert [line.problem == "" for line in shown.context["form"].lines] == [True, False]
    assert Invitation.objects.count() == 0

    sent = organiser.post(page_of(host, "new/"), form_of("Dinas, d@contoh.test, 3\nSalah", send="1"))

    assert sent.headers["Location"] == page_of(host)
    assert list(Invitation.objects.values_list("name", "seats")) == [("Dinas", 3)]


def test_list_can_be_changed_after_it_was_shown() -> None:
    host = host_now()

    page = signed_in(host.organiser).post(page_of(host, "new/"), form_of("Dinas, d@contoh.test", change="1"))

    assert (page.status_code, page.context["is_shown"]) == (200, False)
    assert "Dinas, d@contoh.test" in page.content.decode()


def test_too_many_lines_are_refused() -> None:
    host = host_now()
    lines = "\n".join(f"Dinas {number}, d{number}@contoh.test" for number in range(101))

    page = signed_in(host.organiser).post(page_of(host, "new/"), form_of(lines))

    assert (page.status_code, page.context["form"].errors["guests"]) == (
        422,
        ["Invite at most 100 at once."],
    )


def test_refusal_of_the_service_is_said_on_the_form() -> None:
    host = host_now()

    page = signed_in(host.organiser).post(
        page_of(host, "new/"), form_of("Dinas, d@contoh.test", send="1", answer_by="2030-01-01")
    )

    assert page.status_code == 422
    assert page.context["form"].non_field_errors() == [
        "Choose a last day to answer between today and the day it starts."
    ]


def test_names_of_delegates_are_a_look_that_is_logged() -> None:
    host = host_now()
    (letter,) = host.invite(AGENCY)
    name_delegates(invitation=letter, by=None, delegates=[Named(name="Ani Contoh")], now=clock.now())

    page = signed_in(host.organiser).get(page_of(host))

    assert "Ani Contoh" in page.content.decode()
    assert list(AccessLog.objects.values_list("person", "viewer")) == [
        (Delegate.objects.get().person_id, host.organiser.pk)
    ]


def test_silence_is_no_look_at_anybody() -> None:
    host = host_now()
    host.invite(AGENCY, HERSELF)

    signed_in(host.organiser).get(page_of(host))

    assert AccessLog.objects.count() == 0


@pytest.mark.parametrize("verb", ["remind", "withdraw"])
def test_refused_verb_says_so_and_returns_to_the_list(verb: str) -> None:
    host = host_now()
    (letter,) = host.invite(AGENCY)
    answer(invitation=letter, by=None, comes=True, now=clock.now())

    page = signed_in(host.organiser).post(page_of(host, f"{letter.code}/{verb}/"), follow=True)

    assert page.redirect_chain == [(page_of(host), 302)]
    assert [message.level_tag for message in page.context["messages"]] == ["error"]


def test_letter_is_given_as_a_file() -> None:
    host = host_now()
    (letter,) = host.invite(AGENCY)

    file = signed_in(host.organiser).get(page_of(host, f"{letter.code}/letter.pdf"))

    assert file.content[:5] == b"%PDF-"
    assert file.headers["Content-Disposition"] == f'attachment; filename="1-{host.activity.code.upper()}.pdf"'


def test_looking_at_the_link_changes_nothing(client: Client) -> None:
    (letter,) = host_now().invite(AGENCY)

    page = client.get(links.path_of(letter))

    assert page.status_code == 200
    assert Invitation.objects.get().state == InvitationState.SENT


def test_link_answers_names_and_takes_off_without_an_account(client: Client) -> None:
    (letter,) = host_now().invite(AGENCY)
    path = links.path_of(letter)

    client.post(path, {"answer": "yes", "name_1": "Ani Contoh", "name_3": "Budi Contoh"})
    client.post(path, {"take_off": Delegate.objects.get(name="Ani Contoh").code})

    letter.refresh_from_db()
    assert (letter.state, letter.named, letter.answered_by) == (InvitationState.ACCEPTED, 1, None)


def test_link_declines(client: Client) -> None:
    (letter,) = host_now().invite(HERSELF)

    page = client.post(links.path_of(letter), {"answer": "no"}, follow=True)

    assert [str(message) for message in page.context["messages"]] == [
        "You have declined. Thank you for saying so."
    ]
    assert Invitation.objects.get().state == InvitationState.DECLINED


def test_answer_without_a_button_is_refused(client: Client) -> None:
    (letter,) = host_now().invite(AGENCY)

    assert client.post(links.path_of(letter), {"name_1": "Ani"}).status_code == 422
    assert Invitation.objects.get().state == InvitationState.SENT


def test_link_that_was_taken_back_says_so_and_refuses(client: Client) -> None:
    host = host_now()
    (letter,) = host.invite(AGENCY)
    withdraw(person=host.organiser, invitation=letter, now=clock.now())
    over = "This invitation holds no more: it was taken back, or what it is for is over or was called off."

    seen = client.get(links.path_of(letter))
    tried = client.post(links.path_of(letter), {"answer": "yes"})

    assert over in seen.content.decode()
    assert (tried.status_code, tried.context["form"].non_field_errors()) == (422, [over])


@pytest.mark.parametrize("spoilt", ["", "x", "-", "abcdefghjk-" + "0" * 32])
def test_damaged_link_leads_nowhere(client: Client, spoilt: str) -> None:
    (letter,) = host_now().invite(AGENCY)
    key = links.path_of(letter).split("-")[1].rstrip("/")

    for token in (spoilt or "y", f"{letter.code}-{'0' * 32}", f"abcdefghjk-{key}"):
        assert client.get(f"/i/{token}/").status_code == 404


def test_sensitive_invitation_shows_itself_only_to_who_was_invited(client: Client) -> None:
    (letter,) = host_now(title="Rumah aman", is_sensitive=True).invite(HERSELF)
    path = links.path_of(letter)

    visitor, stranger = client.get(path), signed_in(make_person()).get(path)
    hers = signed_in(make_person("Wati", email="wati@contoh.test")).get(path)

    assert (visitor.status_code, visitor.headers["Location"]) == (
        302,
        reverse("account_login") + f"?next={path}",
    )
    assert stranger.status_code == 404
    assert "Rumah aman" in hers.content.decode()


def test_what_waits_for_my_answer_stands_on_my_page() -> None:
    host, group = host_now(), make_group("Serikat Melati")
    wati = make_person("Wati", email="wati@contoh.test")
    hers, groups = host.invite(HERSELF, Guest(name=group.name, organisation=group))

    mine = signed_in(wati).get("/me/").content.decode()
    managers = signed_in(make_organiser(group)).get("/me/").content.decode()

    assert (links.path_of(hers) in mine, links.path_of(groups) in mine) == (True, False)
    assert (links.path_of(hers) in managers, links.path_of(groups) in managers) == (False, True)


def test_signed_in_guest_is_written_down_as_who_answered() -> None:
    wati = make_person("Wati", email="wati@contoh.test")
    (letter,) = host_now().invite(HERSELF)

    signed_in(wati).post(links.path_of(letter), {"answer": "yes"})

    assert Invitation.objects.get().answered_by == wati


def test_list_asks_as_often_for_many_as_for_one(django_assert_num_queries: Any) -> None:
    host = host_now()
    organiser = signed_in(host.organiser)

    for more in (1, 5):
        host.invite(*(Guest(name=f"D {n}", email=f"{more}.{n}@contoh.test", seats=2) for n in range(more)))
        for letter in Invitation.objects.filter(state=InvitationState.SENT):
            delegates = [Named(name=f"Utusan {letter.number}")]
            name_delegates(invitation=letter, by=None, delegates=delegates, now=NOW)

        with django_assert_num_queries(14):
            organiser.get(page_of(host))
