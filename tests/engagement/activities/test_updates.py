"""The news of an activity: told, corrected with a note, withdrawn in the open; on the page, in the API, as a feed."""

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Person
from core.models import Fact
from core.texts import NothingToRead
from engagement.activities.choices import State
from engagement.activities.errors import NotAllowed
from engagement.activities.models import Activity, Update
from engagement.activities.updates.errors import AccountGiven, NotEnded, UpdateWithdrawn
from engagement.activities.updates.plans import News
from engagement.activities.updates.services import correct_update, publish_update, withdraw_update
from tests.engagement.campaigns.makers import make_campaign
from tests.engagement.campaigns.makers import organiser_of as organiser_of_campaign
from tests.makers import NOW, fresh, make_coordinator, make_event, make_person, make_place, signed_in

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def organiser_of(activity: Activity) -> Person:
    return fresh(activity.organisation.members.get())


def tell(activity: Activity, title: str = "Kursi ditambah", *, once: str = "", **more: Any) -> Update:
    news = News(title=title, text=more.pop("text", "Kami pindah ke aula."), language="id", **more)
    return publish_update(
        person=organiser_of(activity), activity=activity, news=news, once=once or title, now=NOW
    )


def test_news_is_numbered_and_sent_twice_is_told_once() -> None:
    activity = make_event().activity

    updates = [tell(activity, "Satu"), tell(activity, "Satu"), tell(activity, "Dua")]

    assert [update.number for update in updates] == [1, 1, 2]
    assert Fact.objects.filter(name="update_published").count() == 2


def test_what_cannot_be_read_is_no_news() -> None:
    activity = make_event().activity

    with pytest.raises(NothingToRead):
        tell(activity, "\u200b")
    with pytest.raises(NothingToRead):
        tell(activity, text="\u2060")


@pytest.mark.parametrize(
    "who", ["member_of_none", "coordinator", "coordinator_elsewhere", "draft", "withdrawn"]
)
def test_those_who_run_it_tell_its_news_once_it_is_published(who: str) -> None:
    activity = make_event(is_published=who != "draft").activity
    if who == "withdrawn":
        Activity.objects.filter(pk=activity.pk).update(state=State.WITHDRAWN)
    person = {
        "member_of_none": make_person,
        "coordinator": lambda: make_coordinator(make_place("ID-33")),
        "coordinator_elsewhere": lambda: make_coordinator(make_place("ID-52.71", name="Mataram")),
    }.get(who, lambda: organiser_of(activity))()
    news = News(title="Kabar", text="Baru.", language="id")

    if who == "coordinator":
        assert publish_update(person=person, activity=activity, news=news, once="1", now=NOW).number == 1
    else:
        with pytest.raises(NotAllowed):
            publish_update(person=person, activity=activity, news=news, once="1", now=NOW)


def test_a_correction_keeps_what_was_said_before_and_shows_the_note() -> None:
    activity = make_event().activity
    update = tell(activity, "Kursi 20")
    person = organiser_of(activity)

    for _turn in range(2):
        correct_update(
            person=person, update=update, title="Kursi 30", text="Aula.", note="Salah tulis", now=NOW
        )
    page = Client().get(f"/a/{activity.code}/updates/").content.decode()
    over_api = Client().get(f"/api/v1/activities/{activity.code}/updates/").json()["results"]

    assert [words in page for words in ("Kursi 30", "Kursi 20", "Salah tulis")] == [True] * 3
    assert over_api[0]["title"] == "Kursi 30"
    assert [row["title"] for row in over_api[0]["corrections"]] == ["Kursi 20"]


def test_withdrawn_it_says_so_everywhere_and_its_words_are_gone() -> None:
    activity = make_event().activity
    update = tell(activity, "Rahasia warga", text="Alamat seseorang.")
    correct_update(
        person=organiser_of(activity),
        update=update,
        title="Tentang warga",
        text="Alamat.",
        note="Ejaan",
        now=NOW,
    )
    withdraw_update(person=organiser_of(activity), update=update, note="Memuat nama orang", now=NOW)

    public = [
        Client().get(path).content.decode()
        for path in (
            f"/a/{activity.code}/updates/",
            f"/a/{activity.code}/updates/feed/",
            f"/api/v1/activities/{activity.code}/updates/",
        )
    ]

    assert ["Memuat nama orang" in shown for shown in public] == [True] * 3
    assert [
        word for word in ("Rahasia", "Alamat", "Tentang warga") for shown in public if word in shown
    ] == []
    assert (
        "News"
        not in Client().get(activity.get_absolute_url(), headers={"accept-language": "en"}).content.decode()
    )
    with pytest.raises(UpdateWithdrawn):
        correct_update(person=organiser_of(activity), update=update, title="x", text="x", note="x", now=NOW)


def test_the_page_shows_a_few_and_all_are_on_a_page_of_their_own() -> None:
    activity = make_event().activity
    for number in range(25):
        tell(activity, f"Kabar {number:02}")

    own = Client().get(activity.get_absolute_url()).context
    first, second = (
        Client().get(f"/a/{activity.code}/updates/?page={page}").context["page"] for page in (1, 2)
    )

    assert [update.title for update in own["latest"]] == ["Kabar 24", "Kabar 23", "Kabar 22"]
    assert ([len(first), len(second)], first[0].title) == ([20, 5], "Kabar 24")


def test_a_campaign_that_has_ended_tells_what_was_achieved_once_and_on_top() -> None:
    campaign = make_campaign()
    activity = campaign.activity
    with pytest.raises(NotEnded):
        tell(activity, "Tercapai", is_account=True)
    Activity.objects.filter(pk=activity.pk).update(ends_at=NOW)
    account = tell(activity, "Tercapai", is_account=True, text="Tiga meja dibuka.")
    tell(activity, "Kabar susulan")
    with pytest.raises(AccountGiven):
        tell(activity, "Tercapai lagi", is_account=True)

    shown = Client().get(activity.get_absolute_url())

    assert shown.context["account"] == account
    page = shown.content.decode()
    assert page.index("Tiga meja dibuka.") < page.index("Kabar susulan")
    withdraw_update(person=organiser_of_campaign(campaign), update=account, note="Salah", now=NOW)
    assert tell(activity, "Tercapai betul", is_account=True).is_account


def test_an_event_has_no_account() -> None:
    activity = make_event(now=NOW - timedelta(days=9)).activity

    with pytest.raises(NotEnded):
        tell(activity, is_account=True)


def test_the_feed_is_atom_with_the_newest_first() -> None:
    activity = make_event(title="Temu <warga>").activity
    tell(activity, "Satu")
    tell(activity, "Dua", text="Baris <b>satu</b>")

    answer = Client().get(f"/a/{activity.code}/updates/feed/")

    feed = ET.fromstring(answer.content)
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert feed.findtext(f"{ATOM}title") == "Temu <warga>"
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Dua", "Satu"]
    assert entries[0].findtext(f"{ATOM}summary") == "<p>Baris &lt;b&gt;satu&lt;/b&gt;</p>"
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2


def test_what_is_sensitive_has_no_feed() -> None:
    activity = make_event(is_sensitive=True).activity
    tell(activity)

    assert Client().get(f"/a/{activity.code}/updates/feed/").status_code == 404
    assert "feed" not in Client().get(f"/a/{activity.code}/updates/").content.decode()


def test_pages_for_those_who_run_it() -> None:
    activity = make_event().activity
    browser = signed_in(organiser_of(activity))
    work = browser.get(f"/a/{activity.code}/work/").content.decode()
    words = {"title": "Kabar", "text": "Baru.", "language": "id", "once": "1"}

    refused = browser.post(f"/a/{activity.code}/updates/new/", words | {"text": ""})
    told = browser.post(f"/a/{activity.code}/updates/new/", words | {"is_account": "on"})
    update = Update.objects.get()
    path = f"/a/{activity.code}/updates/{update.code}"
    silent = browser.post(f"{path}/change/", {"title": "Lain", "text": "Baru."})
    changed = browser.post(f"{path}/change/", {"title": "Lain", "text": "Baru.", "note": "Ejaan"})
    gone = browser.post(f"{path}/withdraw/", {"withdrawal-note": "Keliru"})
    again = browser.post(f"{path}/withdraw/", {"withdrawal-note": "Keliru"})

    assert f"/a/{activity.code}/updates/new/" in work
    assert [answer.status_code for answer in (refused, told, silent, changed, gone, again)] == [
        422,
        302,
        422,
        302,
        302,
        422,
    ]
    update.refresh_from_db()
    assert (update.title, update.is_account, update.withdrawn_note) == ("Lain", False, "Keliru")
    assert signed_in(make_person()).get(f"{path}/change/").status_code == 404


def test_telling_over_the_api() -> None:
    activity = make_event().activity
    browser = signed_in(organiser_of(activity))
    path = f"/api/v1/activities/{activity.code}/updates/"
    body = {"title": "Kabar", "text": "Baru.", "language": "id", "once": "1"}

    told = browser.post(path, body, content_type="application/json")
    one = f"{path}{told.json()['code']}/"
    changed = browser.put(
        one, {"title": "Lain", "text": "Baru.", "note": "Ejaan"}, content_type="application/json"
    )
    gone = browser.post(f"{one}withdrawal/", {"note": "Keliru"}, content_type="application/json")
    again = browser.post(f"{one}withdrawal/", {"note": "Keliru"}, content_type="application/json")

    assert [answer.status_code for answer in (told, changed, gone, again)] == [201, 200, 200, 409]
    assert (gone.json()["title"], gone.json()["withdrawn_note"]) == ("", "Keliru")
    assert again.json()["code"] == "update_withdrawn"


@pytest.mark.parametrize("path", ["/a/{}/updates/", "/a/{}/updates/feed/", "/api/v1/activities/{}/updates/"])
def test_the_news_asks_as_often_for_four_as_for_one(path: str) -> None:
    asked = []
    for rows in (1, 4):
        activity = make_event(title=f"Temu {rows}").activity
        for number in range(rows):
            update = tell(activity, f"Kabar {number}")
            correct_update(
                person=organiser_of(activity), update=update, title="Lain", text="x", note="Ejaan", now=NOW
            )
        with CaptureQueriesContext(connection) as found:
            assert Client().get(path.format(activity.code)).status_code == 200
        asked.append(sum(query["sql"] != "SELECT core_now()" for query in found.captured_queries))

    assert asked[0] == asked[1]
