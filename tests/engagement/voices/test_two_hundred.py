"""200 contributions by page, on paper, beside a helper and aloud in a meeting: none is lost, each gets its answer."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import batched, cycle
from statistics import median
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from core import clock
from core.codes import read_checked_code
from engagement.activities.locks import lock
from engagement.activities.models import Activity, ActivityCounter
from engagement.consultations.beside.consent import CONSENT_VERSION
from engagement.consultations.beside.services import answer_beside
from engagement.consultations.models import Phase
from engagement.consultations.papers.services import print_sheets, type_sheet
from engagement.consultations.surveys.answer_form import Said
from engagement.voices.choices import ANSWERED_STATES, ContributionState, SpeakerKind, Verdict
from engagement.voices.errors import Unanswered
from engagement.voices.models import Contribution
from engagement.voices.points import note_point
from engagement.voices.receipts import hash_of
from engagement.voices.replies.selectors import answer_figures
from engagement.voices.services import publish_outcome
from engagement.voices.themes.services import ask
from notifications.engine import rounds
from tests.engagement.consultations.makers import WORDS, make_consultation, organiser_of, said
from tests.engagement.voices.makers import make_office, reply_to, theme_of
from tests.makers import make_person, signed_in

pytestmark = pytest.mark.django_db

BY_PAGE, ON_PAPER, WITH_A_HELPER, ALOUD = 110, 50, 25, 15
ALL = BY_PAGE + ON_PAPER + WITH_A_HELPER + ALOUD
THEMES = 8
ENGLISH = {"accept-language": "en"}


def by_page(phase: Phase) -> Iterator[str]:
    question = phase.questions.get()
    for number in range(BY_PAGE):
        person = make_person(email=f"warga{number}@contoh.test")
        sent = {question.code: f"Lewat halaman {number}", "version": phase.version}
        shown = signed_in(person).post(
            reverse("consultations:answers-give", args=[phase.code]), sent, follow=True, headers=ENGLISH
        )
        yield shown.context["receipt"]


def on_paper(phase: Phase) -> Iterator[str]:
    organiser, now = organiser_of(phase), clock.now()
    for number, code in enumerate(print_sheets(person=organiser, phase=phase, sheets=ON_PAPER, now=now)):
        given = Said(**{**vars(said(phase, f"Di kertas {number}")), "on_paper": True})
        type_sheet(person=organiser, phase=phase, code=code, given=given, language="id", now=now)
        yield code


def with_a_helper(phase: Phase) -> Iterator[str]:
    for number in range(WITH_A_HELPER):
        yield answer_beside(
            helper=organiser_of(phase),
            phase=phase,
            once=f"{number}",
            agreed_to=CONSENT_VERSION,
            given=said(phase, f"Didampingi {number}"),
            language="id",
            now=clock.now(),
        ).receipt


def aloud(phase: Phase) -> Iterator[str]:
    activity = lock(phase.consultation_id)
    for number in range(ALOUD):
        yield note_point(
            noted_by=organiser_of(phase),
            activity=activity,
            kind=SpeakerKind.MIGRANT,
            text=f"Di rapat {number}",
            language="id",
            now=clock.now(),
        ).receipt


def pass_days(days: int) -> None:
    for _half in range(2 * days):
        clock.shift(timedelta(hours=12))
        for _turn in range(2):
            rounds.ring(clock=clock.now)


def assert_figures(activity: Activity) -> None:
    """What the page tells is what each row tells; of two in the middle PostgreSQL rounds a microsecond otherwise."""
    rows = list(Contribution.objects.filter(activity=activity).exclude(state=ContributionState.WITHDRAWN))
    answered = [row for row in rows if row.state in ANSWERED_STATES]
    waits = [(row.answered_at - row.given_at).total_seconds() for row in answered if row.answered_at]
    figures = answer_figures(activity)
    assert (figures.said, figures.answered) == (len(rows), len(answered))
    assert figures.median is not None
    assert figures.median.total_seconds() == pytest.approx(median(waits), abs=1e-5)


def test_each_of_200_has_a_state_and_an_answer_before_it_is_closed(
    client: Client, mailoutbox: list[Any]
) -> None:
    phase = make_consultation(WORDS, now=clock.now(), ends_at=clock.now() + timedelta(days=5))
    activity, organiser = phase.consultation.activity, organiser_of(phase)

    receipts = [*by_page(phase), *on_paper(phase), *with_a_helper(phase), *aloud(phase)]

    rows = {bytes(row.receipt_hash or b""): row for row in Contribution.objects.all()}
    found = [rows.get(hash_of(read_checked_code(receipt) or "")) for receipt in receipts]
    assert (len(set(receipts)), len(rows), all(found)) == (ALL, ALL, True)
    assert {row.state for row in rows.values()} == {ContributionState.RECEIVED}
    counters = dict(ActivityCounter.objects.filter(activity=activity).values_list("name", "value"))
    assert (counters["people"], counters["contributions"], counters["points"]) == (
        BY_PAGE,
        ALL - ALOUD,
        ALOUD,
    )
    shown = [client.post("/receipt/", {"code": code}, headers=ENGLISH).text for code in receipts[::40]]
    assert all("Your answer has arrived" in page for page in shown)

    rounds.ring(clock=clock.now)
    mailoutbox.clear()
    office, _writer, _head = make_office()
    codes = list(Contribution.objects.order_by("given_at", "pk").values_list("code", flat=True))
    themes = [
        theme_of(activity, organiser, *some, title=f"Tema {number}", now=clock.now())
        for number, some in enumerate(batched(codes[:-1], -(-ALL // THEMES)))
    ]
    due_on = clock.now().date() + timedelta(days=6)
    ask(person=organiser, theme=themes[-1], organisation=office, due_on=due_on, now=clock.now())
    for theme, verdict in zip(themes[:-1], cycle(Verdict), strict=False):
        reply_to(theme, organiser, verdict, now=clock.now())
        clock.shift(timedelta(hours=7))
        assert_figures(activity)
    pass_days(14)

    to_office = [mail.subject for mail in mailoutbox if mail.to[0].startswith(("penulis", "kepala"))]
    assert sorted(to_office) == sorted(
        2
        * [
            "You are asked to answer: Rencana perlindungan",
            "An answer is due soon: Rencana perlindungan",
            "The answer is late: Rencana perlindungan",
        ]
    )
    publish = partial(
        publish_outcome, person=organiser, activity=activity, text="Terima kasih.", language="id"
    )
    with pytest.raises(Unanswered) as left:
        publish(now=clock.now())
    assert left.value.count == 1 + themes[-1].contributions.count()
    # The office never answers: those who ask people answer in its place.
    ask(person=organiser, theme=themes[-1], organisation=None, due_on=None, now=clock.now())
    reply_to(themes[-1], organiser, Verdict.DECLINED, now=clock.now())
    reply_to(theme_of(activity, organiser, title="Yang tersisa", now=clock.now()), organiser, now=clock.now())
    publish(now=clock.now())

    states = set(Contribution.objects.values_list("state", flat=True))
    assert states <= ANSWERED_STATES
    assert_figures(activity)
    assert answer_figures(activity).percent == 100
    told = [client.post("/receipt/", {"code": code}, headers=ENGLISH).text for code in receipts[1::50]]
    assert not any("has arrived" in page for page in told)
