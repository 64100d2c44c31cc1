"""A closed sealed consultation, looked at by everyone on every surface: nobody is led from a person to her answer.

Each reader follows every link that she is shown, page after page; the API, exports, search, feeds, mails and the
log are read beside. No document may name a participant and hold an answer. The control is a named
consultation, in which the same look finds both.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from core import clock
from engagement.consultations.models import Phase
from engagement.consultations.tasks import close_seals
from notifications.engine import rounds
from notifications.engine.models import Message
from tests.api.documented import ApiClient
from tests.engagement.consultations.makers import WORDS, answer, make_consultation, organiser_of
from tests.makers import make_administrator, make_coordinator, make_person, make_place, signed_in

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}
PEOPLE, MOST_PAGES = 3, 150
WORD = "jawabanku{}"
NAMES = ("Melur", "Kenanga", "Cempaka")
# Links that leave the site, sign out or are no document.
NOT_FOLLOWED = re.compile(
    r"^(mailto:|tel:|https?:|data:|javascript:|#)|/static/|/logout/|\.(css|js|svg|png|ico)$"
)


@pytest.fixture(params=[False, True], ids=["sealed", "named"])
def consulted(request: pytest.FixtureRequest) -> tuple[bool, Phase, list[Person], list[str]]:
    """(is named, phase, those who answered, their receipts), closed and told of."""
    phase = make_consultation(WORDS, is_named=request.param, place=make_place(), now=clock.now())
    people = [make_person(name) for name in NAMES]
    receipts = []
    for number, person in enumerate(people):
        receipts.append(answer(person, phase, WORD.format(number), now=clock.now()).receipt)
        clock.shift(timedelta(minutes=1))
    clock.shift(timedelta(days=4))
    rounds.ring(clock=clock.now)
    close_seals()
    rounds.ring(clock=clock.now)
    return request.param, phase, people, receipts


def test_no_surface_leads_from_a_person_to_her_answer(
    consulted: tuple[bool, Phase, list[Person], list[str]],
    mailoutbox: list[Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    is_named, phase, people, receipts = consulted
    readers = {
        "visitor": None,
        "participant": make_person("Sedap"),
        "herself": people[0],
        "organiser": organiser_of(phase),
        "coordinator": make_coordinator(make_place("ID-33")),
        "administrator": make_administrator(),
    }

    found = {
        (who, address)
        for who, reader in readers.items()
        for address, text in (*pages(reader, phase), *over_the_api(reader, phase))
        if led(text, people)
    }
    beside = [mail.subject + mail.body for mail in mailoutbox]
    beside += [message.subject + message.text + str(message.params) for message in Message.objects.all()]
    beside += [record.getMessage() for record in caplog.records]

    assert bool(found) == is_named, found
    assert not any(WORD.format(number) in text for text in beside for number in range(PEOPLE))
    for number, receipt in enumerate(receipts):
        said = Client().post("/receipt/", {"code": receipt}, headers=ENGLISH).text
        assert "The organisers have read" in said
        assert WORD.format(number) not in said


def led(text: str, people: list[Person]) -> bool:
    """Whether a document holds an answer and names somebody who gave one, by name, address or code."""
    has_answer = any(WORD.format(number) in text for number in range(PEOPLE))
    marks = [mark for person in people for mark in (person.called, person.called.lower(), person.code)]
    return has_answer and any(mark in text for mark in marks)


def pages(reader: Person | None, phase: Phase) -> Iterator[tuple[str, str]]:
    """(address, text) of each page to which links lead this reader, from the pages where one would begin to look."""
    browser = Client() if reader is None else signed_in(reader)
    question, activity = phase.questions.get(), phase.consultation.activity
    waiting = [
        activity.get_absolute_url(),
        "/",
        f"/search/?q={WORD.format(0)}",
        f"/search/?q={NAMES[0]}",
        reverse("consultations:results-show", args=[phase.code]),
        reverse("consultations:texts-read", args=[phase.code, question.code]),
        reverse("consultations:answers-review", args=[phase.code]),
        reverse("consultations:open-data", args=[activity.code]),
        reverse("voices:theme-list", args=[activity.code]),
    ]
    seen = set(waiting)
    while waiting and len(seen) <= MOST_PAGES + len(waiting):
        address = waiting.pop(0)
        response = browser.get(address)
        text = b"".join(response).decode(errors="replace")  # also of streams
        yield address, text
        for link in re.findall(r'href="([^"]+)"', text):
            path = urljoin(address, link.replace("&amp;", "&")).partition("#")[0]
            if not NOT_FOLLOWED.search(link) and path not in seen and len(seen) < MOST_PAGES:
                seen.add(path)
                waiting.append(path)


def over_the_api(reader: Person | None, phase: Phase) -> Iterator[tuple[str, str]]:
    """(address, text) of what the API tells about it."""
    question, activity = phase.questions.get(), phase.consultation.activity
    client = ApiClient(reader)
    for address in (
        f"/consultations/{activity.code}/",
        f"/consultations/{activity.code}/data/",
        f"/phases/{phase.code}/answers/",
        f"/phases/{phase.code}/results/",
        f"/phases/{phase.code}/results/{question.code}/",
        f"/activities/{activity.code}/themes/",
        f"/activities/{activity.code}/unsorted/",
        f"/activities/{activity.code}/account/",
        "/me/",
        "/me/data/",
        "/me/contributions/",
        "/me/inbox/",
    ):
        yield f"api {address}", client.get(address).content.decode()
