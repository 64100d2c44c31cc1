"""The pages of the desk: report, decide, appeal, help at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import AccessLog
from core import clock
from core.models import SiteSettings
from engagement.activities.models import Activity
from engagement.desk.allowances import BY_SOURCE
from engagement.desk.models import Appeal, Case, Hiding, Report, SafeguardingTask
from engagement.events.minutes.plans import Point
from engagement.events.minutes.services import confirm_minutes, note_point
from engagement.voices.choices import SpeakerKind
from engagement.voices.models import Contribution
from tests.engagement.consultations.makers import WORDS, make_consultation
from tests.engagement.consultations.makers import answer as give
from tests.engagement.desk.makers import KIND, a_group, case_of, hide, make_trained, report, said_in_public
from tests.limits import begin_a_window
from tests.makers import (
    _with_second_factor,
    fresh,
    make_coordinator,
    make_event,
    make_group,
    make_organiser,
    make_person,
    make_place,
    signed_in,
)

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}


def page(client: Client, name: str, *args: str) -> str:
    return client.get(reverse(f"desk:{name}", args=args), headers=ENGLISH).text


def post(client: Client, address: str, /, *args: str, **fields: Any) -> Any:  # a response of the test client
    return client.post(reverse(f"desk:{address}", args=args), fields, follow=True, headers=ENGLISH)


def a_point(text: str = "Pejabat itu penipu.") -> Contribution:
    """A point in confirmed minutes, which everybody reads."""
    group = make_group()
    writer = make_organiser(group, "Penulis")
    member = make_organiser(group, "Anggota")
    event = make_event(organiser=writer, now=clock.now(), starts_at=clock.now() - timedelta(minutes=30))
    kind = SpeakerKind.MIGRANT
    point = note_point(
        person=writer, event=event, point=Point(kind=kind, text=text), once="1", now=clock.now()
    )
    confirm_minutes(person=member, event=event, now=clock.now())
    return point.contribution


def minutes_of(point: Contribution) -> str:
    return reverse("events:minutes-read", args=[point.activity.code])


def test_visitor_reports_by_two_taps_and_the_moderators_hide_it_everywhere(client: Client) -> None:
    point, coordinator = a_point(), signed_in(make_coordinator(make_place("ID-33")))
    address = reverse("desk:report-give", args=["point", point.code])
    assert f'href="{address}"' in client.get(minutes_of(point)).text
    form = client.get(address, headers=ENGLISH).text

    thanks = client.post(address, {"once": "abc", "reason": "insult"}, follow=True, headers=ENGLISH).text

    assert ('name="reason" value="insult"' in form, "Somebody will look at it" in thanks) == (True, True)
    case = Case.objects.get()
    assert "Pejabat itu penipu." in page(coordinator, "case-page", case.code)
    post(coordinator, "case-hide", case.code, reason="insult", words="Menuduh tanpa bukti.")
    shown = client.get(minutes_of(point), headers=ENGLISH).text
    assert ("Pejabat itu penipu." in shown, "Menuduh tanpa bukti." in shown, address in shown) == (
        False,
        True,
        False,
    )
    said = client.get(f"/api/v1/events/{point.activity.code}/papers/").json()["minutes"]["words"]["points"][0]
    assert (said["text"], said["hidden"]["reason"]) == ("", "insult")
    assert client.get(address).status_code == 404


def test_same_browser_reports_the_same_thing_once(client: Client) -> None:
    point = a_point()
    for once in ("first", "second"):
        post(client, "report-give", "point", point.code, once=once, reason="spam")
    post(Client(), "report-give", "point", point.code, once="third", reason="spam")

    assert Report.objects.count() == 2


def test_unfinished_or_unknown_words_cannot_be_reported(client: Client) -> None:
    said = said_in_public()
    Activity.objects.update(state="draft", published_at=None)

    found = [
        client.get(reverse("desk:report-give", args=[kind, code])).status_code
        for kind, code in ((KIND, said.code), ("nothing", said.code), ("point", said.code))
    ]

    assert found == [404, 404, 404]


def test_something_else_without_words_is_asked_for_them(client: Client) -> None:
    point = a_point()

    answer = client.post(
        reverse("desk:report-give", args=["point", point.code]),
        {"once": "1", "reason": "other"},
        headers=ENGLISH,
    )

    assert (answer.status_code, "Say in a few words what is wrong." in answer.text) == (422, True)


def test_too_many_reports_from_one_place_wait(client: Client) -> None:
    point = a_point()
    begin_a_window(BY_SOURCE)
    answers = [
        client.post(
            reverse("desk:report-give", args=["point", point.code]), {"once": str(number), "reason": "spam"}
        ).status_code
        for number in range(BY_SOURCE.times + 1)
    ]

    assert (answers[0], answers[-1]) == (302, 429)


def test_author_reads_why_and_appeals_and_another_shows_it_again() -> None:
    said = said_in_public()
    hiding = hide(said, make_coordinator(make_place("ID-33"), "Satu"), now=clock.now())
    assert said.person
    author = signed_in(said.person)
    assert reverse("desk:mine") in author.get("/me/", headers=ENGLISH).text
    assert "Menghina orang." in page(author, "hiding-page", hiding.code)
    assert "Kata kasar." in page(author, "hiding-page", hiding.code)

    post(author, "hiding-page", hiding.code, words="Itu kutipan.")

    other = signed_in(make_coordinator(make_place("ID-33"), "Dua"))
    assert "Itu kutipan." in page(other, "case-page", hiding.case.code)
    post(other, "appeal-decide", hiding.case.code, is_granted="yes", note="Benar.")
    assert Appeal.objects.get().is_granted is True
    assert "Your words are shown again" in page(author, "hiding-page", hiding.code)
    assert signed_in(make_person()).get(hiding.get_absolute_url()).status_code == 404


def test_nobody_reads_who_reported() -> None:
    said, reporter = said_in_public(), make_person("Pelapor Rahasia")
    report(said, by=reporter, words="Kasar.")
    case = case_of(said)
    hide(said, make_coordinator(make_place("ID-33"), "Satu"))
    assert said.person
    hiding = Hiding.objects.get()
    author, coordinator = signed_in(said.person), signed_in(make_coordinator(make_place("ID-33"), "Dua"))

    pages = [
        page(coordinator, "case-list"),
        page(coordinator, "case-page", case.code),
        page(author, "mine"),
        page(author, "hiding-page", hiding.code),
        author.get("/me/data.json").text,
    ]

    assert [text for text in pages if "Pelapor Rahasia" in text or reporter.code in text] == []


def test_reporter_reads_what_became_of_it() -> None:
    said, reporter = said_in_public(), make_person("Pelapor")
    report(said, by=reporter)
    coordinator = signed_in(make_coordinator(make_place("ID-33")))

    post(coordinator, "case-leave", case_of(said).code, note="Keras, tetapi boleh.")

    assert "Keras, tetapi boleh." in page(signed_in(reporter), "mine")


def test_looks_at_a_named_author_are_logged() -> None:
    said = said_in_public()
    report(said)

    page(signed_in(make_coordinator(make_place("ID-33"))), "case-page", case_of(said).code)

    assert AccessLog.objects.get().person == said.person


@pytest.mark.parametrize("rows", [1, 4])
def test_queue_asks_as_much_for_many_as_for_one(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _group, manager = a_group()
    for number in range(rows):
        report(said_in_public(organiser=manager, author=make_person(f"Penulis{number}")))
    client = signed_in(fresh(manager))
    page(client, "case-list")

    with django_assert_num_queries(15):
        page(client, "case-list")


def test_help_is_shown_on_the_next_page_once_and_says_nothing_of_why() -> None:
    phase, giver = make_consultation(WORDS, now=clock.now()), signed_in(make_person())
    SiteSettings.objects.update_or_create(pk=1, defaults={"help_line": "+62 24 000 000"})
    address = reverse("consultations:answers-give", args=[phase.code])
    code = phase.questions.get().code

    shown = giver.post(
        address, {code: "Majikan memukul saya.", "version": phase.version}, follow=True, headers=ENGLISH
    ).text
    again = giver.get("/", headers=ENGLISH).text

    assert ("/help/?need=danger" in shown, "tel:+6224000000" in shown) == (True, True)
    assert "/help/?need=danger" not in again
    assert SafeguardingTask.objects.count() == 1


def test_calm_answers_show_no_help_and_the_tick_does() -> None:
    phase, giver = make_consultation(WORDS, now=clock.now()), signed_in(make_person())
    address = reverse("consultations:answers-give", args=[phase.code])
    code = phase.questions.get().code

    calm = giver.post(address, {code: "Buka pagi.", "version": phase.version}, follow=True).text
    asked = giver.post(
        address, {code: "Buka pagi.", "version": phase.version, "asks_help": "1"}, follow=True
    ).text

    assert ("need=danger" in calm, "need=danger" in asked) == (False, True)


def test_trained_one_reads_and_closes_and_nobody_else_finds_it() -> None:
    trained = _with_second_factor(make_trained(make_place("ID-33")))
    phase = make_consultation(WORDS, now=clock.now())
    give(make_person("Sari"), phase, "Majikan memukul saya.", now=clock.now())
    task, client = SafeguardingTask.objects.get(), signed_in(trained)
    assert "(1)" in client.get("/me/", headers=ENGLISH).text
    assert ("Majikan memukul saya." in page(client, "task-page", task.code)) is True
    assert ("memukul" in page(client, "task-list")) is False
    assert AccessLog.objects.filter(viewer=trained).count() == 1
    elsewhere = signed_in(make_coordinator(make_place("ID-33")))
    assert elsewhere.get(task.get_absolute_url()).status_code == 404

    post(client, "task-page", task.code, outcome="offered")

    assert client.get(task.get_absolute_url()).status_code == 404


def test_coordinator_names_who_is_trained_and_takes_it_back() -> None:
    province, helper = make_place("ID-33", name="Jawa Tengah"), make_person("Pendamping")
    coordinator = signed_in(make_coordinator(province))
    assert helper.user

    named = post(coordinator, "trained-list", email=helper.user.email, place="Jawa Tengah").text

    assert "Pendamping" in named
    role = fresh(helper).place_roles.get()
    assert post(coordinator, "trained-end", role.code).text.count("Pendamping") == 0
    assert fresh(helper).powers.safeguards == ()
