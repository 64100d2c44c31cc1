"""The desk over the API: her scope alone, names logged, files as on the page."""

from typing import Any

import pytest

from accounts.models import AccessLog, Person
from core import clock
from engagement.events.models import Event
from engagement.events.services import register
from engagement.participation.choices import Mode
from tests.api.documented import ApiClient
from tests.makers import make_authority, make_coordinator, make_event, make_organiser, make_person, make_place

pytestmark = pytest.mark.django_db

LISTS = [
    "/desk/",
    "/desk/activities/",
    "/desk/reviews/",
    "/desk/people/",
    "/desk/activities.csv",
    "/desk/people.xlsx",
]


def join(called: str, event: Event) -> Person:
    person = make_person(called)
    register(person=person, event=event, mode=Mode.HALL, party_size=1, now=clock.now())
    return person


def here() -> Person:
    return make_coordinator(make_place("ID-33"))


def elsewhere() -> Person:
    return make_coordinator(make_place("ID-52", name="Nusa Tenggara Barat"), "Lalu")


def body_of(answer: Any) -> bytes:  # Any: a streamed answer of the test client
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize("path", LISTS)
def test_desk_is_not_there_for_others(path: str) -> None:
    others = [ApiClient(make_person()), ApiClient(make_authority(make_place("ID-33"))), ApiClient()]

    assert [client.get(path).status_code for client in others] == [404, 404, 401]


def test_people_of_her_scope_are_listed_and_each_look_is_logged() -> None:
    event = make_event(now=clock.now())
    sari = join("Sari", event)
    coordinator = here()

    mine = ApiClient(coordinator).get("/desk/people/").json()
    others = ApiClient(elsewhere()).get("/desk/people/").json()

    assert [(row["person"], row["verb"], row["activity"]) for row in mine["results"]] == [
        (sari.code, "registered", event.activity.code)
    ]
    assert others["count"] == 0
    assert list(AccessLog.objects.values_list("viewer", "person", "what")) == [
        (coordinator.pk, sari.pk, "desk_people")
    ]


def test_filters_are_those_of_the_page() -> None:
    first, second = make_event(now=clock.now(), title="Pertama"), make_event(now=clock.now(), title="Kedua")
    join("Sari", first)
    join("Budi", second)
    client = ApiClient(here())

    by_name = client.get("/desk/people/", q="sar").json()["count"]
    by_activity = client.get("/desk/people/", activity=second.activity.code).json()["results"]
    by_verb = client.get("/desk/people/", verb="came").json()["count"]
    by_words = client.get("/desk/activities/", q="kedua").json()["results"]
    refused = client.get("/desk/people/", verb="void", since="yesterday")

    assert (by_name, [row["called"] for row in by_activity], by_verb) == (1, ["Budi"], 0)
    assert [row["activity"]["title"] for row in by_words] == ["Kedua"]
    assert (refused.status_code, sorted(refused.json()["fields"])) == (422, ["since", "verb"])


def test_activity_elsewhere_is_not_there() -> None:
    event = make_event(now=clock.now())

    assert ApiClient(elsewhere()).get("/desk/people/", activity=event.activity.code).status_code == 404


def test_summary_counts_people_once() -> None:
    join("Sari", make_event(now=clock.now()))

    assert ApiClient(here()).get("/desk/").json()["registered"] == 1


def test_file_holds_the_names_and_the_look_is_logged() -> None:
    event = make_event(now=clock.now())
    sari = join("Sari", event)
    organiser = make_organiser(event.activity.organisation, "Rukun")

    of_desk = body_of(ApiClient(here()).get("/desk/people.csv")).decode()
    own = body_of(ApiClient(organiser).get(f"/activities/{event.activity.code}/people.csv")).decode()
    refused = ApiClient(sari).get(f"/activities/{event.activity.code}/people.csv")

    assert "Sari" in of_desk
    assert "Sari" in own
    assert refused.status_code == 404
    assert AccessLog.objects.filter(person=sari).count() == 2


def test_file_of_a_wrong_filter_is_refused_as_json() -> None:
    answer = ApiClient(here()).get("/desk/activities.csv", place="ID-99")

    assert (answer.status_code, list(answer.json()["fields"])) == (422, ["place"])
