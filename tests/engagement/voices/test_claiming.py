"""What was given on paper becomes hers who has the code: once, in the ledger, and counted as one person."""

from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from core.codes import new_checked_code, spaced
from engagement.activities.models import ActivityCounter
from engagement.consultations.models import Phase
from engagement.consultations.services.answers import take_back_answers
from engagement.participation.models import Participation
from engagement.voices.claiming import claim
from engagement.voices.errors import GaveHerself, NotToClaim
from engagement.voices.models import Contribution
from engagement.voices.unnamed import unnamed_in
from tests.engagement.consultations.makers import WORDS, answer, make_consultation
from tests.engagement.consultations.papers.test_typing import printed, typed
from tests.makers import NOW, make_person, signed_in
from tests.races import at_once

pytestmark = pytest.mark.django_db


def on_paper(phase: Phase) -> str:
    (code,) = printed(phase)
    typed(phase, code, "Modal")
    return code


def test_it_is_hers_in_the_ledger_and_among_people_and_said_twice_once() -> None:
    phase, person = make_consultation(WORDS), make_person()
    code = on_paper(phase)

    claim(person=person, code=code, now=NOW)
    claim(person=person, code=code, now=NOW)

    contribution = Contribution.objects.get()
    assert (contribution.person, contribution.slot) == (person, phase.slot)
    assert Participation.objects.get().person == person
    counters = dict(ActivityCounter.objects.values_list("name", "value"))
    assert (counters["contributions"], counters["people"]) == (1, 1)
    assert unnamed_in(phase.consultation_id, phase.slot) == {}


def test_hers_now_she_can_change_it_and_take_it_back_while_it_is_open() -> None:
    phase, person = make_consultation(WORDS), make_person()
    claim(person=person, code=on_paper(phase), now=NOW)

    assert answer(person, phase, "Pelatihan").receipt == ""
    take_back_answers(person=person, phase=phase, now=NOW)

    counters = dict(ActivityCounter.objects.values_list("name", "value"))
    assert (counters["contributions"], counters["people"]) == (0, 0)


def test_what_is_anothers_or_was_never_given_is_refused() -> None:
    phase = make_consultation(WORDS)
    code = on_paper(phase)
    claim(person=make_person(), code=code, now=NOW)
    (never_typed,) = printed(phase)
    with_account = answer(make_person(), phase, "Modal").receipt

    for other in (code, never_typed, with_account, new_checked_code()):
        with pytest.raises(NotToClaim):
            claim(person=make_person(), code=other, now=NOW)


def test_who_has_answered_herself_keeps_that_also_when_it_was_taken_back() -> None:
    phase, person = make_consultation(WORDS), make_person()
    code = on_paper(phase)
    answer(person, phase, "Modal")
    with pytest.raises(GaveHerself):
        claim(person=person, code=code, now=NOW)
    take_back_answers(person=person, phase=phase, now=NOW)
    with pytest.raises(GaveHerself):
        claim(person=person, code=code, now=NOW)


def test_page_offers_it_to_who_is_signed_in_and_says_why_not(client: Client) -> None:
    phase, person = make_consultation(WORDS), make_person()
    code = on_paper(phase)
    read, place = reverse("voices:receipt-read"), reverse("voices:receipt-claim")
    english = {"accept-language": "en"}
    assert "This is mine" not in client.post(read, {"code": code}, headers=english).text

    hers = signed_in(person)
    assert "This is mine" in hers.post(read, {"code": spaced(code)}, headers=english).text
    done = hers.post(place, {"code": spaced(code)}, follow=True, headers=english)
    assert "It is yours now" in done.text
    assert Contribution.objects.get().person == person

    other = signed_in(make_person())
    for typed_code in (code, "AAAA", ""):
        refused = other.post(place, {"code": typed_code}, follow=True, headers=english)
        assert "has this code" in refused.text


def test_api_claims() -> None:
    phase = make_consultation(WORDS)
    send = partial(
        signed_in(make_person()).post,
        "/api/v1/receipts/claim/",
        {"code": on_paper(phase)},
        content_type="application/json",
    )
    assert send().json()["state"] == "received"
    other = signed_in(make_person()).post(
        "/api/v1/receipts/claim/", {"code": new_checked_code()}, content_type="application/json"
    )
    assert (other.status_code, other.json()["code"]) == (409, "not_to_claim")


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_it_becomes_ones() -> None:
    phase, people = make_consultation(WORDS), [make_person() for _number in range(10)]
    code = on_paper(phase)

    done = at_once([partial(claim, person=person, code=code, now=NOW) for person in people])

    assert sum(isinstance(one, NotToClaim) for one in done) == 9
    assert Participation.objects.count() == 1
    assert ActivityCounter.objects.get(name="people").value == 1
