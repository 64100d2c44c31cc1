"""The pages of a corridor: for everybody, and for who acts for a side."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core import clock
from engagement.corridors import services
from engagement.corridors.models import Corridor, Task
from tests.engagement.corridors.makers import ARABIC, Two, make_corridor, make_task, make_two_groups
from tests.makers import make_event, make_organiser, make_person, signed_in

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}


def to(name: str, two: Two, side: str = "home", *more: str) -> str:
    return reverse(f"corridors:{name}", args=[two.corridor.code, getattr(two, side).organisation.code, *more])


def page(two: Two, client: Client | None = None, language: str = "en") -> str:
    headers = {"accept-language": language}
    return (client or Client()).get(two.corridor.get_absolute_url(), headers=headers).text


def test_two_languages_each_with_its_direction_and_the_readers_own_first() -> None:
    two = make_corridor(answer=ARABIC)

    english, arabic, indonesian = (page(two, language=tag) for tag in ("en", "ar", "id"))

    assert '<div lang="en" dir="ltr"><h1>Books for the village</h1>' in english
    assert '<div lang="ar" dir="rtl"><h2>كتب للقرية</h2>' in english
    assert '<div lang="ar" dir="rtl"><h1>كتب للقرية</h1>' in arabic
    assert '<div lang="en" dir="ltr"><h2>Books for the village</h2>' in arabic
    assert '<div lang="en" dir="ltr"><h1>' in indonesian


def test_both_groups_stand_with_place_and_clock_and_no_person() -> None:
    shown = page(two := make_corridor())

    assert ("Perhimpunan Contoh" in shown, "Karang Contoh" in shown) == (True, True)
    assert ("Hong Kong time" in shown, "WIB" in shown) == (True, True)
    assert (two.abroad_organiser.called in shown, to("corridor-leave", two) in shown) == (False, False)


def test_journey_from_asking_to_a_task_that_is_done() -> None:
    abroad, home = make_two_groups()
    there, here = signed_in(make_organiser(abroad, "Rantau")), signed_in(make_organiser(home, "Warga"))
    said = {"organisation": abroad.code, "language": "en", "title": "Books", "about": "Many."}
    there.post(reverse("corridors:corridor-propose", args=[home.code]), said, headers=ENGLISH)
    corridor = Corridor.objects.get()
    sides = corridor.sides.all()
    two = Two(corridor, sides[0], sides[1], None, None)  # type: ignore[arg-type]  # nobody is asked for here
    waits = here.get(reverse("accounts:organisation-page", args=[home.code]), headers=ENGLISH).text
    yes = here.post(to("corridor-accept", two), {"language": "id", "title": "Buku", "about": ""})
    due_on = (clock.now() + timedelta(days=5)).date().isoformat()
    here.post(to("task-add", two), {"text": "Rak buku", "due_on": due_on, "once": "1"})
    task = Task.objects.get()
    here.post(to("task-done", two, "home", task.code), {"word": "Sudah berdiri.", "link": ""})

    shown = page(two)

    assert ("Waits for an answer" in waits, yes.status_code) == (True, 302)
    assert ("Rak buku" in shown, "Sudah berdiri." in shown, "<h2>Buku</h2>" in shown) == (True, True, True)


def test_strangers_side_in_the_address_is_not_there() -> None:
    two = make_corridor()
    task = make_task(two.home, two.home_organiser, due_on=clock.now().date() + timedelta(days=5))
    abroad, anybody = signed_in(two.abroad_organiser), signed_in(make_person())
    addresses = [
        to("task-add", two),
        to("words-write", two),
        to("activity-put-in", two),
        to("corridor-leave", two),
        to("task-done", two, "home", task.code),
        to("task-change", two, "abroad", task.code),
        to("task-remove", two, "abroad", task.code),
    ]

    answers = {client.post(address).status_code for client in (abroad, anybody) for address in addresses}

    assert answers == {404}
    assert Corridor.objects.get().ended_at is None


def test_who_acts_for_a_side_has_its_buttons_alone() -> None:
    two = make_corridor()

    shown = page(two, signed_in(two.home_organiser))

    assert (to("task-add", two) in shown, to("task-add", two, "abroad") in shown) == (True, False)


def test_activities_that_were_put_in_stand_as_cards_until_taken_out() -> None:
    two = make_corridor()
    activity = make_event(organiser=two.home_organiser, title="Kerja bakti", now=clock.now()).activity
    client = signed_in(two.home_organiser)

    client.post(to("activity-put-in", two), {"activity": activity.code})
    there = "Kerja bakti" in page(two)
    client.post(to("activity-take-out", two, "home", activity.code))

    assert (there, "Kerja bakti" in page(two)) == (True, False)


def test_pages_of_both_groups_lead_to_it() -> None:
    two = make_corridor()
    client = signed_in(make_person())

    shown = [
        client.get(reverse("accounts:organisation-page", args=[side.organisation.code])).text
        for side in (two.abroad, two.home)
    ]

    assert all(two.corridor.get_absolute_url() in text for text in shown)


def asks(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return sum(query["sql"] != "SELECT core_now()" for query in asked.captured_queries)


def test_page_asks_the_same_for_one_task_and_for_four() -> None:
    two, visitor, now = make_corridor(), Client(), clock.now()
    group = reverse("accounts:organisation-page", args=[two.home.organisation.code])
    reader, asked = signed_in(make_person()), []
    for rows in (1, 3):
        for number in range(rows):
            due_on = now.date() + timedelta(days=5)
            for side, by in ((two.home, two.home_organiser), (two.abroad, two.abroad_organiser)):
                make_task(side, by, due_on=due_on, once=f"{rows}{number}", now=now)
            activity = make_event(organiser=two.home_organiser, title=f"Acara {number}", now=now).activity
            services.put_in(person=two.home_organiser, side=two.home, activity=activity, now=now)
        asked.append((asks(visitor, two.corridor.get_absolute_url()), asks(reader, group)))

    assert asked == [(6, 11)] * 2
