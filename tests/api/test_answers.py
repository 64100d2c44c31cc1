"""Sorting, answering and promising over the API, each by whom it is for."""

from datetime import timedelta
from typing import Any

import pytest

from core import clock
from engagement.consultations.models import Phase
from engagement.voices.models import Contribution, Theme
from tests.api.documented import ApiClient
from tests.engagement.consultations.makers import WORDS, answer, make_consultation, organiser_of
from tests.engagement.voices.makers import make_office
from tests.makers import make_person

pytestmark = pytest.mark.django_db


def asked_now(*texts: str) -> tuple[Phase, ApiClient]:
    phase = make_consultation(WORDS, now=clock.now())
    for text in texts:
        answer(make_person(), phase, text, now=clock.now())
    return phase, ApiClient(organiser_of(phase))


def at(phase: Phase, path: str = "") -> str:
    return f"/activities/{phase.consultation.activity.code}/{path}"


def test_from_words_to_a_kept_promise() -> None:
    phase, organiser = asked_now("Modal", "Bahasa")
    office, writer, head = make_office()
    unsorted = organiser.get(at(phase, "unsorted/")).json()["results"]
    assert [one["said"][0]["text"] for one in unsorted] == ["Modal", "Bahasa"]
    sorting: dict[str, Any] = {"contributions": [unsorted[0]["code"]], "title": "Modal usaha"}
    theme = organiser.post(at(phase, "themes/"), sorting).json()
    base = at(phase, f"themes/{theme['code']}/")
    due_on = (clock.now().date() + timedelta(days=9)).isoformat()
    asked = organiser.put(f"{base}asking/", {"organisation": office.code, "due_on": due_on}).json()
    assert (theme["said"], asked["organisation"]["name"]) == (1, office.name)

    waiting = ApiClient(writer).get("/me/asked-themes/").json()["results"]
    assert [one["code"] for one in waiting] == [theme["code"]]
    reply = {"verdict": "adapted", "reason": "Mulai tahun depan.", "language": "id"}
    written = ApiClient(writer).put(f"{base}reply/", reply).json()
    assert written["state"] == "draft"
    promised = ApiClient(writer).post(
        f"{base}commitments/", {"text": "Loket dibuka", "due_on": due_on, "once": "a"}
    )
    ApiClient(writer).post(f"{base}submission/")
    refused = ApiClient(writer).post(f"{base}publication/")
    assert (refused.status_code, refused.json()["code"]) == (409, "writer_approves")
    assert ApiClient(head).post(f"{base}publication/").status_code == 201

    commitment = f"/commitments/{promised.json()['code']}/"
    step = {"text": "Tender", "due_on": due_on, "reached_on": due_on}
    assert ApiClient(head).put(f"{commitment}milestones/", step).json()["reached_on"] == due_on
    told = {"state": "kept", "percent": 100, "text": "Sudah buka.", "language": "id"}
    assert ApiClient(head).post(f"{commitment}progress/", told).status_code == 201
    account = ApiClient().get(at(phase, "account/")).json()
    (answered,) = account["answered"]
    assert (answered["said"], answered["is_done"], answered["verdict"]) == (1, True, "adapted")
    assert answered["commitments"][0]["milestones"][0]["text"] == "Tender"
    assert (account["figures"]["said"], account["figures"]["answered"]) == (2, 1)


def test_what_is_left_goes_into_a_theme_that_is_there() -> None:
    phase, organiser = asked_now("Modal", "Modal juga", "Modal lagi")
    code = Contribution.objects.earliest("pk").code
    theme = organiser.post(at(phase, "themes/"), {"contributions": [code], "title": "Modal"}).json()["code"]

    rest = organiser.post(at(phase, "themes/"), {"theme": theme}).json()
    inside = organiser.get(at(phase, f"themes/{theme}/contributions/")).json()["results"]
    out = organiser.post(at(phase, f"themes/{theme}/taking-out/"), {"contributions": [code]})

    assert (rest["said"], len(inside), out.status_code) == (3, 3, 204)
    assert Theme.objects.get().entries.count() == 2


def test_a_theme_is_renamed_corrected_and_removed() -> None:
    phase, organiser = asked_now("Modal")
    theme = organiser.post(at(phase, "themes/"), {"title": "Modal"}).json()["code"]
    base = at(phase, f"themes/{theme}/")
    assert organiser.put(base, {"title": "Modal usaha"}).json()["title"] == "Modal usaha"
    organiser.put(f"{base}reply/", {"verdict": "declined", "reason": "Tidak.", "language": "id"})
    organiser.post(f"{base}publication/")

    refused = organiser.delete(base)
    opened = organiser.post(f"{base}correction/", {"note": "Ejaan"}).json()

    assert (refused.status_code, refused.json()["code"]) == (409, "reply_stands")
    assert (opened["state"], opened["correction"]) == ("draft", "Ejaan")
    listed = organiser.get(at(phase, "themes/")).json()
    assert [one["verdict"] for one in listed] == ["declined"]


@pytest.mark.parametrize("path", ["unsorted/", "themes/"])
def test_what_people_said_is_for_those_who_sort_it(path: str) -> None:
    phase, _organiser = asked_now("Modal")

    assert ApiClient(make_person()).get(at(phase, path)).status_code == 404
