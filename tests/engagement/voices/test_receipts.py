"""The receipt code: shown once, kept as a hash, and telling anybody the state and nothing else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from core import clock
from core.codes import read_checked_code, spaced
from core.limits import spend
from engagement.consultations.services.answers import take_back_answers
from engagement.voices.errors import NothingGiven
from engagement.voices.givers import Giver
from engagement.voices.models import Contribution
from engagement.voices.receipts import BY_CODE, BY_SOURCE, hash_of
from engagement.voices.selectors import by_receipt
from engagement.voices.services import renew_receipt
from tests.engagement.consultations.makers import WORDS, answer, make_consultation
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db


def ask(client: Client, code: str) -> str:
    return client.post(reverse("voices:receipt-read"), {"code": code}, headers={"accept-language": "en"}).text


def test_code_has_twelve_characters_and_only_its_hash_is_kept() -> None:
    given = answer(make_person(), make_consultation(WORDS), "Modal")

    assert len(given.receipt) == 12
    assert read_checked_code(given.receipt) == given.receipt
    assert bytes(Contribution.objects.get().receipt_hash or b"") == hash_of(given.receipt)
    kept = Contribution.objects.values_list(
        *[field.name for field in Contribution._meta.concrete_fields]
    ).get()
    assert given.receipt not in {str(value).upper() for value in kept}


def test_anybody_with_the_code_sees_the_state_and_not_the_words(client: Client) -> None:
    given = answer(
        make_person("Sari Rahasia"), make_consultation(WORDS, title="Upah lembur"), "Majikan menahan upah"
    )

    page = ask(client, spaced(given.receipt).lower())

    assert "Received" in page
    assert "Majikan" not in page
    assert "Sari Rahasia" not in page
    assert "Upah lembur" not in page


def test_code_of_what_was_taken_back_says_so(client: Client) -> None:
    phase, person = make_consultation(WORDS), make_person()
    given = answer(person, phase, "Modal")
    take_back_answers(person=person, phase=phase, now=NOW)

    assert "Taken back" in ask(client, given.receipt)


def test_unknown_and_mistyped_codes_are_answered_alike_but_for_the_hint(client: Client) -> None:
    given = answer(make_person(), make_consultation(WORDS), "Modal")
    Contribution.objects.update(receipt_hash=None)
    mistyped = given.receipt[:-1] + ("0" if given.receipt[-1] != "0" else "1")

    unknown_page, mistyped_page = ask(client, given.receipt), ask(client, mistyped)

    assert "No answer has this code" in unknown_page
    assert "No answer has this code" in mistyped_page
    assert ("mistyped" in unknown_page, "mistyped" in mistyped_page) == (False, True)


def test_new_code_takes_the_place_of_the_old() -> None:
    person = make_person()
    given = answer(person, make_consultation(WORDS), "Modal")

    code = renew_receipt(giver=Giver(person), contribution=given.contribution, now=NOW)

    assert by_receipt(given.receipt) is None
    assert by_receipt(code) == given.contribution


def test_nobody_makes_a_new_code_for_another() -> None:
    given = answer(make_person(), make_consultation(WORDS), "Modal")

    with pytest.raises(NothingGiven):
        renew_receipt(giver=Giver(make_person()), contribution=given.contribution, now=NOW)


def test_one_code_is_not_tried_endlessly(client: Client) -> None:
    given = answer(make_person(), make_consultation(WORDS), "Modal")

    said = [
        client.post(reverse("voices:receipt-read"), {"code": given.receipt}).status_code
        for _time in range(BY_CODE.times + 1)
    ]

    assert said == [200] * BY_CODE.times + [429]


def test_one_source_is_not_answered_endlessly(client: Client) -> None:
    now = clock.now()
    for _time in range(BY_SOURCE.times):
        spend(BY_SOURCE, key="127.0.0.1", now=now)
        spend(
            BY_SOURCE, key="127.0.0.1", now=now + timedelta(minutes=10)
        )  # should a new window begin meanwhile

    response = client.post(reverse("voices:receipt-read"), {"code": "0000 0000 0000"})

    assert response.status_code == 429
