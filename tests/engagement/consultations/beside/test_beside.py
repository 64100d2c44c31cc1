"""With a helper: consent first, then the questions, then what she said read back, then her code."""

from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from core import clock
from engagement.activities.errors import NotAllowed
from engagement.activities.models import ActivityCounter
from engagement.consultations.beside.consent import CONSENT_VERSION
from engagement.consultations.beside.errors import NotAgreed, SealedTakesNoHelper
from engagement.consultations.beside.services import answer_beside
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.models import Phase
from engagement.consultations.surveys.errors import AnswerMissing
from engagement.participation.models import Participation
from engagement.voices.choices import Way
from engagement.voices.models import Contribution, Unnamed
from engagement.voices.services import Given
from engagement.voices.unnamed import unnamed_in
from tests.engagement.consultations.makers import ONE, WORDS, make_consultation, organiser_of, said
from tests.makers import NOW, make_person, signed_in
from tests.races import at_once

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}


def helped(phase: Phase, *answers: str, once: str = "0A1B", agreed_to: int = CONSENT_VERSION) -> Given:
    return answer_beside(
        helper=organiser_of(phase),
        phase=phase,
        once=once,
        agreed_to=agreed_to,
        given=said(phase, *(answers or ("Modal", "1"))),
        language="id",
        now=NOW,
    )


def test_answers_with_a_helper_are_nobodys_and_her_consent_stands_beside() -> None:
    phase = make_consultation(WORDS, ONE)

    given = helped(phase)

    contribution = Contribution.objects.get()
    assert (contribution.person, contribution.answers.count()) == (None, 2)
    assert len(given.receipt) == 12
    beside = Unnamed.objects.get()
    assert (beside.way, beside.agreed_to, beside.taken_by, beside.taken_at) == (
        Way.HELPER,
        CONSENT_VERSION,
        organiser_of(phase),
        NOW,
    )
    assert not Participation.objects.exists()
    counters = dict(ActivityCounter.objects.values_list("name", "value"))
    assert (counters["contributions"], counters["people"]) == (1, 0)
    assert unnamed_in(phase.consultation_id, phase.slot) == {Way.HELPER: 1}


def test_sent_twice_it_is_one_with_one_receipt_and_the_next_person_is_another() -> None:
    phase = make_consultation(WORDS)

    first, again, other = helped(phase), helped(phase), helped(phase, once="2C3D")

    assert first.receipt == again.receipt
    assert first.receipt != other.receipt
    assert Contribution.objects.count() == 2


def test_what_is_refused_with_a_helper() -> None:
    phase = make_consultation(WORDS, ONE)
    with pytest.raises(NotAgreed):
        helped(phase, agreed_to=CONSENT_VERSION - 1)
    with pytest.raises(AnswerMissing):
        helped(phase, "Modal")
    with pytest.raises(SealedTakesNoHelper):
        helped(make_consultation(WORDS, is_named=False))
    give = partial(
        answer_beside,
        phase=phase,
        once="0A1B",
        agreed_to=CONSENT_VERSION,
        given=said(phase, "Modal", "1"),
        language="id",
    )
    with pytest.raises(PhaseNotOpen):
        give(helper=organiser_of(phase), now=phase.closes_at)
    with pytest.raises(NotAllowed):
        give(helper=make_person(), now=NOW)
    assert not Contribution.objects.exists()


def test_page_asks_reads_back_and_shows_the_code_once(client: Client) -> None:
    phase = make_consultation(WORDS, ONE, now=clock.now())
    helper = signed_in(organiser_of(phase))
    begin = reverse("consultations:beside-begin", args=[phase.code])
    place = reverse("consultations:beside-answer", args=[phase.code])
    assert helper.get(place)["Location"] == begin
    assert "Read this to her" in helper.get(f"{begin}?language=en").text
    assert helper.post(begin, {"language": "en", "agreed_to": CONSENT_VERSION}).status_code == 422
    agreed = {"language": "en", "agreed_to": CONSENT_VERSION, "agreed": "on"}
    asked = helper.get(helper.post(begin, agreed)["Location"])
    once = asked.context["form"].initial["once"]

    words, one = phase.questions.order_by("position").values_list("code", flat=True)
    sent = {
        "once": once,
        "language": "en",
        "agreed_to": CONSENT_VERSION,
        "version": phase.version,
        words: "Modal <usaha>",
        one: "3",
    }
    back = helper.post(place, sent).text
    assert "Modal &lt;usaha&gt;" in back
    assert "Di luar negeri" in back
    assert not Contribution.objects.exists()
    assert "Modal &lt;usaha&gt;" in helper.post(place, sent | {"to": "change"}).text

    done = helper.post(place, sent | {"to": "keep"}, follow=True)
    code = done.context["receipt"]
    assert code in done.text
    assert code not in helper.get(done.redirect_chain[-1][0]).text
    assert "Received" in client.post(reverse("voices:receipt-read"), {"code": code}, headers=ENGLISH).text
    results = reverse("consultations:results-show", args=[phase.code])
    assert "With a helper: 1." in helper.get(results, headers=ENGLISH).text


def test_page_speaks_her_language() -> None:
    phase = make_consultation(WORDS, now=clock.now())
    begin = reverse("consultations:beside-begin", args=[phase.code])

    page = signed_in(organiser_of(phase)).get(f"{begin}?language=ar", headers=ENGLISH).text

    assert '<html lang="ar" dir="rtl">' in page


def test_sealed_consultation_says_why_it_takes_no_helper() -> None:
    phase = make_consultation(WORDS, is_named=False, now=clock.now())
    begin = reverse("consultations:beside-begin", args=[phase.code])

    page = signed_in(organiser_of(phase)).get(f"{begin}?language=en").text

    assert "Whoever helps hears the answers" in page
    assert "To the questions" not in page


def test_api_says_the_words_and_keeps_once() -> None:
    phase = make_consultation(WORDS, now=clock.now())
    client, address = signed_in(organiser_of(phase)), f"/api/v1/phases/{phase.code}/beside/"
    told = client.get(address, headers=ENGLISH).json()
    assert len(told["words"]) == 5
    body = {
        "once": "0A1B",
        "agreed_to": told["agreed_to"],
        "language": "id",
        "version": phase.version,
        "answers": {phase.questions.get().code: "Modal"},
    }
    send = partial(client.post, address, content_type="application/json")

    first, again = send(body), send(body)

    assert (first.status_code, first.json()["receipt"]) == (201, again.json()["receipt"])
    assert send(body | {"once": "2C3D", "agreed_to": 0}).json()["code"] == "not_agreed"
    assert send(body | {"answers": {"nothing": "x"}}).status_code == 422
    assert Contribution.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_at_once_is_one() -> None:
    phase = make_consultation(WORDS)

    done = at_once([partial(helped, phase)] * 10)

    assert len({given.receipt for given in done if isinstance(given, Given)}) == 1
    assert [refused for refused in done if isinstance(refused, Exception)] == []
    assert Contribution.objects.count() == 1
