"""What else everybody reads and can report: news, and the names beside a campaign; hidden they are gone everywhere."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from core import clock
from engagement.activities.following.services import follow
from engagement.activities.models import Activity, Update
from engagement.activities.updates.plans import News
from engagement.activities.updates.services import publish_update
from engagement.desk import policies, selectors, services
from engagement.desk.choices import Reason
from engagement.desk.models import Hiding
from engagement.desk.reportables import reportable
from notifications.topics.update_readers import UpdateReaders
from tests.engagement.campaigns.makers import make_campaign, sign
from tests.engagement.desk.makers import a_group, case_of, hide, report, said_in_public
from tests.makers import (
    NOW,
    fresh,
    make_administrator,
    make_coordinator,
    make_event,
    make_organiser,
    make_person,
    make_place,
    signed_in,
)

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}
RUDE, WHY = "Pejabat itu penipu besar", "Menuduh tanpa bukti."


def hide_it(kind: str, code: str) -> Hiding:
    """Reported by a visitor and hidden by a coordinator."""
    room = reportable(kind)
    given = room.find(code) if room else None
    assert given
    now = clock.now()
    row = services.report(
        reporter=None, kind=kind, code=code, given=given, reason=Reason.INSULT, words="", once="satu", now=now
    )
    moderator = make_coordinator(make_place("ID-33"), "Moderator")
    return services.hide(person=moderator, case=row.case, reason=Reason.INSULT, words=WHY, now=now)


def some_news(activity: Activity, title: str = RUDE) -> Update:
    teller = fresh(activity.organisation.members.get())
    news = News(title=title, text=f"{title}!", language="id")
    return publish_update(person=teller, activity=activity, news=news, once=title[:16], now=clock.now())


def an_event() -> Activity:
    return make_event(now=clock.now()).activity


def test_hidden_news_has_no_words_on_pages_in_the_feed_and_the_api(client: Client) -> None:
    activity = an_event()
    update = some_news(activity)
    code = activity.code
    pages = [
        reverse("activities:update-list", args=[code]),
        reverse("activities:update-feed", args=[code]),
        activity.get_absolute_url(),
        f"/api/v1/activities/{code}/updates/",
    ]
    before = [RUDE in client.get(page, headers=ENGLISH).text for page in pages]
    hide_it("update", update.code)

    shown = [client.get(page, headers=ENGLISH).text for page in pages]

    assert before == [True] * 4
    assert [RUDE in page for page in shown] == [False] * 4
    assert [WHY in page for page in shown] == [True, True, False, True]
    assert "Hidden by the moderators" in shown[2]


def test_hidden_news_is_told_to_nobody_afterwards() -> None:
    activity, follower = an_event(), make_person("Pengikut")
    follow(person=follower, what=activity, now=clock.now() - timedelta(days=1))
    hidden = some_news(activity)
    about = {"about_id": activity.pk, "among": [follower.pk], "zone": "Asia/Jakarta"}
    before = len(list(UpdateReaders().members(**about)))  # type: ignore[arg-type]  # of several types
    hide_it("update", hidden.code)

    after = len(list(UpdateReaders().members(**about)))  # type: ignore[arg-type]  # of several types

    assert (before, after) == (1, 0)


def test_a_reader_reports_news_and_who_tells_it_does_not(client: Client) -> None:
    activity = an_event()
    update = some_news(activity)
    teller = signed_in(fresh(activity.organisation.members.get()))
    page = reverse("activities:update-list", args=[activity.code])
    address = reverse("desk:report-give", args=["update", update.code])

    assert (address in client.get(page).text, address in teller.get(page).text) == (True, False)
    assert client.get(address, headers=ENGLISH).status_code == 200


def test_a_hidden_name_keeps_its_place_and_still_counts(client: Client) -> None:
    campaign = make_campaign(now=clock.now())
    action = sign(make_person(RUDE), campaign, shows_name=True, now=clock.now())
    page, api = campaign.activity.get_absolute_url(), f"/api/v1/campaigns/{campaign.activity.code}/"
    before = client.get(api).json()
    hide_it("name", action.code)

    after, shown = client.get(api).json(), client.get(page, headers=ENGLISH).text

    assert (before["names"], after["names"]) == ([RUDE], [])
    assert before["signed"] == after["signed"] == 1
    assert (RUDE in shown, WHY in shown) == (False, True)


def test_a_name_that_is_not_shown_cannot_be_asked_for(client: Client) -> None:
    campaign = make_campaign(now=clock.now())
    action = sign(make_person("Diam"), campaign, shows_name=False, now=clock.now())

    response = client.get(reverse("desk:report-give", args=["name", action.code]))

    assert response.status_code == 404


@pytest.mark.parametrize(
    ("who", "decides"),
    [("manager_of_the_authors_group", False), ("coordinator", True), ("administrator_of_her_group", True)],
)
def test_nobody_of_the_authors_group_decides_but_an_administrator(who: str, decides: bool) -> None:
    group, manager = a_group()
    author = make_organiser(group, "Penulis")
    said = said_in_public(author=author, organiser=manager)
    report(said)
    people: dict[str, Person] = {
        "manager_of_the_authors_group": manager,
        "coordinator": make_coordinator(make_place("ID-33"), "Koordinator"),
    }
    person = people.get(who) or _administrator_in(group)

    case = case_of(said)

    assert policies.may_decide(fresh(person), case) is decides
    assert selectors.waiting_for(fresh(person)).exists() is decides


def _administrator_in(group: object) -> Person:
    admin = make_administrator()
    group.memberships.create(person=admin)  # type: ignore[attr-defined]  # a group
    return fresh(admin)


def test_who_hid_it_decides_where_all_others_are_of_the_authors_group() -> None:
    group, manager = a_group()
    author = make_organiser(group, "Penulis")
    said = said_in_public(author=author, organiser=manager)
    coordinator = make_coordinator(make_place("ID-33"), "Koordinator")
    hiding = hide(said, coordinator)

    appeal = services.appeal(person=author, hiding=hiding, words="Itu benar.", now=NOW)

    assert policies.may_decide_appeal(fresh(coordinator), appeal) is True
    assert policies.may_decide_appeal(fresh(manager), appeal) is False
