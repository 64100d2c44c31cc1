"""Paper: sheets are printed with codes, typed once, and their codes are receipts from then on."""

from datetime import datetime, timedelta
from functools import partial
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core import clock
from core.codes import new_checked_code, spaced
from engagement.activities import services as activities
from engagement.activities.errors import NotAllowed
from engagement.activities.models import ActivityCounter
from engagement.consultations.models import Answer, Phase, Sheet
from engagement.consultations.papers.errors import (
    NotASheet,
    NothingToPrint,
    NoTimeForPaper,
    SealedTakesNoPaper,
    SheetTyped,
    TooManySheets,
)
from engagement.consultations.papers.limits import MOST_SHEETS
from engagement.consultations.papers.selectors import sheet_figures
from engagement.consultations.papers.services import print_sheets, type_sheet
from engagement.consultations.papers.sheet import sheets_paper
from engagement.consultations.surveys.answer_form import Said
from engagement.consultations.surveys.errors import AnswerMissing
from engagement.consultations.surveys.services.questions import add_question
from engagement.participation.models import Participation
from engagement.voices.models import Contribution, Unnamed
from engagement.voices.receipts import hash_of
from engagement.voices.services import publish_outcome
from tests.engagement.consultations.makers import (
    CONSENT,
    EVERY_KIND,
    MANY,
    ONE,
    WORDS,
    answer,
    asked,
    make_consultation,
    organiser_of,
    said,
)
from tests.makers import NOW, make_group, make_organiser, make_person, signed_in
from tests.pdf_words import lines
from tests.races import at_once

pytestmark = pytest.mark.django_db


def printed(phase: Phase, sheets: int = 1) -> list[str]:
    return print_sheets(person=organiser_of(phase), phase=phase, sheets=sheets, now=NOW)


def typed(phase: Phase, code: str, *answers: str, now: datetime = NOW, on_paper: bool = True) -> Contribution:
    given = said(phase, *(answers or ("Modal", "1")))
    return type_sheet(
        person=organiser_of(phase),
        phase=phase,
        code=code,
        given=Said(version=given.version, answers=given.answers, on_paper=on_paper),
        language="id",
        now=now,
    )


def test_of_the_codes_on_sheets_only_hashes_are_kept() -> None:
    phase = make_consultation(WORDS)

    codes = printed(phase, 3)

    assert len(set(codes)) == 3
    assert {bytes(kept) for kept in Sheet.objects.values_list("code_hash", flat=True)} == {
        hash_of(code) for code in codes
    }
    assert sheet_figures(phase).left == 3


def test_sheet_has_each_kind_of_question_its_code_twice_and_no_other(client: Client) -> None:
    phase = make_consultation(*EVERY_KIND)
    first, second = printed(phase, 2)

    found = lines(sheets_paper(phase=phase, codes=[first, second], language="id"))

    for question in EVERY_KIND:
        assert any(question.text in line for line in found)
    for words in ("Di luar negeri", "Pelatihan", "Sekolah", "juta rupiah", "Jawaban saya boleh dikutip"):
        assert any(words in line for line in found), words
    for code in (first, second):
        assert sum(spaced(code) in line for line in found) == 2


def test_sheet_says_to_which_answer_a_question_belongs() -> None:
    phase = make_consultation(ONE)
    code = phase.questions.get().code
    hangs = asked("Di negara mana?", shown_if=f"{code}:3")
    add_question(person=organiser_of(phase), phase=phase, asked=hangs, now=NOW)

    found = " ".join(lines(sheets_paper(phase=phase, codes=["ABCD"], language="en")))

    assert "Only if you answered “Di luar negeri” to question 1." in found


def test_typed_sheet_is_nobodys_counted_once_and_its_code_is_a_receipt(client: Client) -> None:
    phase = make_consultation(WORDS, ONE)
    (code,) = printed(phase)
    ask = partial(client.post, reverse("voices:receipt-read"), headers={"accept-language": "en"})
    assert "No answer has this code" in ask({"code": code}).text

    contribution = typed(phase, code)

    assert contribution.person is None
    assert contribution.slot == f"{phase.slot}/{contribution.code}"
    assert Answer.objects.filter(contribution=contribution).count() == 2
    assert not Participation.objects.exists()
    counters = dict(ActivityCounter.objects.values_list("name", "value"))
    assert (counters["contributions"], counters["people"]) == (1, 0)
    assert Unnamed.objects.get().taken_by == organiser_of(phase)
    assert "Received" in ask({"code": spaced(code)}).text


def test_code_never_printed_tells_nothing_and_types_nothing(client: Client) -> None:
    phase = make_consultation(WORDS)
    stray = new_checked_code()

    with pytest.raises(NotASheet):
        typed(phase, stray)
    page = client.post(reverse("voices:receipt-read"), {"code": stray}, headers={"accept-language": "en"})
    assert "No answer has this code" in page.text


def test_code_is_typed_once_and_in_its_own_phase() -> None:
    phase, other = make_consultation(WORDS), make_consultation(WORDS)
    (code,) = printed(phase)

    with pytest.raises(NotASheet):
        typed(other, code)
    typed(phase, code)
    with pytest.raises(SheetTyped):
        typed(phase, code)

    # An answer given on the site has a receipt too: it is no sheet.
    with pytest.raises(NotASheet):
        typed(phase, answer(make_person(), phase, "Modal").receipt)


def test_answers_to_what_is_not_asked_are_dropped() -> None:
    phase = make_consultation(ONE)
    hangs = asked("Di negara mana?", shown_if=f"{phase.questions.get().code}:3")
    add_question(person=organiser_of(phase), phase=phase, asked=hangs, now=NOW)
    phase.refresh_from_db()
    code, second = printed(phase, 2)

    assert typed(phase, code, "1", "Taiwan").answers.count() == 1
    assert typed(phase, second, "3", "Taiwan").answers.count() == 2


def test_pen_may_leave_out_what_a_form_asks_for_but_not_a_consent() -> None:
    phase = make_consultation(WORDS, ONE)
    (code,) = printed(phase)
    with pytest.raises(AnswerMissing):
        typed(phase, code, "Modal", on_paper=False)
    assert typed(phase, code, "Modal").answers.count() == 1

    needs_consent = make_consultation(
        WORDS, asked("Izin", CONSENT.kind, choices=CONSENT.choices, required=True)
    )
    (code,) = printed(needs_consent)
    with pytest.raises(AnswerMissing):
        typed(needs_consent, code, "Modal")
    assert sheet_figures(needs_consent).typed == 0


def test_paper_comes_late_but_not_after_the_outcome_and_not_before_the_opening() -> None:
    phase = make_consultation(WORDS)
    organiser = organiser_of(phase)
    first, late, never = printed(phase, 3)
    with pytest.raises(NoTimeForPaper):
        typed(phase, first, now=phase.opens_at - timedelta(minutes=1))

    over = phase.closes_at + timedelta(days=1)
    typed(phase, late, now=over)
    activities.close(person=organiser, activity=phase.consultation.activity, now=over)
    typed(phase, first, now=over)
    Answer.objects.all().delete()
    publish_outcome(
        person=organiser, activity=phase.consultation.activity, text="Sudah.", language="id", now=over
    )

    with pytest.raises(NoTimeForPaper):
        typed(phase, never, now=over)
    with pytest.raises(NoTimeForPaper):
        printed(phase)


def test_sealed_draft_and_strangers_have_no_paper() -> None:
    with pytest.raises(SealedTakesNoPaper):
        printed(make_consultation(WORDS, is_named=False))
    with pytest.raises(NothingToPrint):
        printed(make_consultation(WORDS, is_published=False))
    phase = make_consultation(WORDS)
    stranger = make_organiser(make_group(name="Lain"))
    with pytest.raises(NotAllowed):
        print_sheets(person=stranger, phase=phase, sheets=1, now=NOW)
    with pytest.raises(TooManySheets):
        print_sheets(person=organiser_of(phase), phase=phase, sheets=MOST_SHEETS + 1, now=NOW)


def test_page_prints_then_types_one_after_the_other() -> None:
    phase = make_consultation(WORDS, ONE, MANY, now=clock.now())
    client = signed_in(organiser_of(phase))
    address = reverse("consultations:papers-show", args=[phase.code])
    paper = client.post(address, {"sheets": 2, "language": "id"})
    assert paper["Content-Type"] == "application/pdf"
    assert Sheet.objects.count() == 2

    (code,) = printed(phase)
    place = reverse("consultations:paper-type", args=[phase.code])
    empty = client.get(place, headers={"accept-language": "en"}).text
    assert "Typed: 0. Left: 3." in empty
    codes = list(phase.questions.order_by("position").values_list("code", flat=True))
    sent = {
        "code": spaced(code).lower(),
        "language": "ar",
        "version": phase.version,
        codes[0]: "نريد ماء",
        codes[2]: ["1", "2"],
    }
    done = client.post(place, sent, follow=True, headers={"accept-language": "en"})
    assert "Typed: 1. Left: 2." in done.text
    assert Contribution.objects.get().original_language == "ar"

    again = client.post(place, sent, headers={"accept-language": "en"})
    assert again.status_code == 422
    assert "already been typed" in again.text
    mistyped = client.post(place, sent | {"code": "AAAA"}, headers={"accept-language": "en"})
    assert "mistyped" in mistyped.text
    results = reverse("consultations:results-show", args=[phase.code])
    assert "On paper: 1." in client.get(results, headers={"accept-language": "en"}).text
    texts = reverse("consultations:texts-read", args=[phase.code, codes[0]])
    assert "On paper" in client.get(texts, headers={"accept-language": "en"}).text


def test_sealed_consultation_says_why_it_takes_no_paper() -> None:
    phase = make_consultation(WORDS, is_named=False, now=clock.now())
    client = signed_in(organiser_of(phase))
    page = client.get(
        reverse("consultations:papers-show", args=[phase.code]), headers={"accept-language": "en"}
    )
    assert "Whoever types a sheet reads it" in page.text
    assert '<form method="post">' not in page.text.split("<main")[1].split("</main")[0]


def test_api_prints_and_types() -> None:
    phase = make_consultation(WORDS, ONE, now=clock.now())
    client = signed_in(organiser_of(phase))
    address = f"/api/v1/phases/{phase.code}/papers/"
    sent = partial(client.post, content_type="application/json")
    assert sent(address, {"sheets": 1, "language": "id"})["Content-Type"] == "application/pdf"
    assert client.get(address).json() == {"printed": 1, "typed": 0, "left": 1, "outdated": 0}

    (code,) = printed(phase)
    words = phase.questions.get(position=1).code
    body = {"code": code, "language": "id", "version": phase.version, "answers": {words: "Modal"}}
    assert sent(f"{address}typed/", body).status_code == 201
    again = sent(f"{address}typed/", body)
    assert (again.status_code, again.json()["code"]) == (409, "sheet_typed")
    assert sent(f"{address}typed/", body | {"answers": {"nothing": "x"}}).status_code == 422


def test_typing_page_asks_the_database_no_more_for_many_sheets() -> None:
    phase = make_consultation(WORDS, ONE, now=clock.now())
    client = signed_in(organiser_of(phase))
    place = reverse("consultations:paper-type", args=[phase.code])

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked_for:
            client.get(place)
        return len(asked_for)

    typed(phase, printed(phase)[0], now=clock.now())
    client.get(place)
    few = queries()
    for code in printed(phase, 4):
        typed(phase, code, now=clock.now())
    assert queries() == few


@pytest.mark.django_db(transaction=True)
def test_the_same_sheet_typed_at_once_is_one() -> None:
    phase = make_consultation(WORDS)
    (code,) = printed(phase)

    done = at_once([partial(typed, phase, code, "Modal")] * 10)

    assert sum(isinstance(one, SheetTyped) for one in done) == 9
    assert Contribution.objects.count() == 1
    assert ActivityCounter.objects.get(name="contributions").value == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_held_row_a_sheet_looks_free_to_all() -> None:
    """The control: with nothing that makes the second wait, whoever looks before she writes finds it free."""
    phase = make_consultation(WORDS)
    (code,) = printed(phase)
    all_have_looked = Barrier(10)

    def look() -> bool:
        is_free = Sheet.objects.filter(code_hash=hash_of(code), contribution=None).exists()
        all_have_looked.wait(timeout=60)
        return is_free

    assert at_once([look] * 10) == [True] * 10
