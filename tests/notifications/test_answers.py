"""Who is told of answers: those who said it, and offices that are asked, before the day and when late."""

from datetime import timedelta
from typing import Any

import pytest

from core import clock
from engagement.consultations.models import Phase
from engagement.voices.choices import CommitmentState, Verdict
from engagement.voices.commitments.services import tell_progress
from engagement.voices.models import Contribution, Theme
from engagement.voices.replies.services import begin_correction, publish_reply, submit_reply, write_reply
from engagement.voices.themes.services import ask
from notifications.engine import rounds
from tests.engagement.consultations.makers import WORDS, answer, make_consultation, organiser_of
from tests.engagement.voices.makers import make_office, promise_for, reply_to, theme_of
from tests.makers import make_person

pytestmark = pytest.mark.django_db


def asked_in(*who: str, **trunk: Any) -> Phase:
    """A consultation in which each of these, by the name of her address, has said something."""
    phase = make_consultation(WORDS, now=clock.now(), **trunk)
    for name in who:
        person = make_person(name, email=f"{name}@contoh.test")
        answer(person, phase, f"Modal {name}", now=clock.now())
    rounds.ring(clock=clock.now)
    return phase


def theme_with(phase: Phase, *who: str, title: str) -> Theme:
    codes = Contribution.objects.filter(person__called__in=who).values_list("code", flat=True)
    return theme_of(phase.consultation.activity, organiser_of(phase), *codes, title=title, now=clock.now())


def pass_by(mailoutbox: list[Any], **time: int) -> list[tuple[str, str]]:
    """What is told of answers while so much time goes by, ringing every six hours or oftener."""
    mailoutbox.clear()
    left = timedelta(**time)
    while left > timedelta(0):
        step = min(left, timedelta(hours=6))
        clock.shift(step)
        left -= step
        for _turn in range(2):
            rounds.ring(clock=clock.now)
    others = "It closes soon"
    return sorted((mail.to[0], mail.subject) for mail in mailoutbox if not mail.subject.startswith(others))


def test_whoever_said_it_is_told_of_all_its_answers_in_one_message(mailoutbox: list[Any]) -> None:
    phase = asked_in("ani", "budi")
    organiser = organiser_of(phase)
    reply_to(theme_with(phase, "ani", "budi", title="Modal"), organiser, Verdict.ACCEPTED, now=clock.now())
    clock.shift(timedelta(minutes=10))
    rounds.ring(clock=clock.now)
    reply_to(theme_with(phase, "ani", title="Bahasa"), organiser, Verdict.DECLINED, now=clock.now())

    told = pass_by(mailoutbox, hours=1)

    subject = "What you said has an answer: Rencana perlindungan"
    assert told == [("ani@contoh.test", subject), ("budi@contoh.test", subject)]
    to_ani = next(mail.body for mail in mailoutbox if mail.to == ["ani@contoh.test"])
    assert ("Modal: Accepted" in to_ani, "Bahasa: Not accepted" in to_ani) == (True, True)


def test_a_later_answer_is_another_message_and_a_correction_none(mailoutbox: list[Any]) -> None:
    phase = asked_in("ani")
    organiser = organiser_of(phase)
    theme = theme_with(phase, "ani", title="Modal")
    reply_to(theme, organiser, now=clock.now())
    first = pass_by(mailoutbox, hours=1)
    begin_correction(person=organiser, theme=theme, note="Ejaan", now=clock.now())
    reply_to(theme, organiser, Verdict.ADAPTED, now=clock.now())
    corrected = pass_by(mailoutbox, hours=1)
    reply_to(theme_with(phase, "ani", title="Bahasa"), organiser, now=clock.now())
    second = pass_by(mailoutbox, hours=1)

    assert [len(first), len(corrected), len(second)] == [1, 0, 1]


def test_what_was_said_in_a_sensitive_consultation_is_answered_discreetly(mailoutbox: list[Any]) -> None:
    phase = asked_in("ani", is_sensitive=True)
    reply_to(theme_with(phase, "ani", title="Kekerasan"), organiser_of(phase), now=clock.now())

    told = pass_by(mailoutbox, hours=1)

    assert told == [("ani@contoh.test", "You have a new message")]
    assert not any(word in mailoutbox[0].body for word in ("Kekerasan", "Rencana"))


def test_an_office_is_told_when_asked_before_the_day_and_once_when_late(mailoutbox: list[Any]) -> None:
    phase = asked_in("ani")
    theme = theme_with(phase, "ani", title="Modal")
    office, _writer, _head = make_office()
    due_on = clock.now().date() + timedelta(days=6)
    ask(person=organiser_of(phase), theme=theme, organisation=office, due_on=due_on, now=clock.now())

    first, then, late, after = (pass_by(mailoutbox, days=days) for days in (1, 4, 3, 10))

    assert [sorted({subject for _to, subject in told}) for told in (first, then, late, after)] == [
        ["You are asked to answer: Rencana perlindungan"],
        ["An answer is due soon: Rencana perlindungan"],
        ["The answer is late: Rencana perlindungan"],
        [],
    ]
    assert [len(told) for told in (first, then, late)] == [2, 2, 2]


def test_an_office_that_has_answered_is_not_reminded(mailoutbox: list[Any]) -> None:
    phase = asked_in()
    answer(make_person("ani"), phase, "Modal", now=clock.now())
    theme = theme_with(phase, "ani", title="Modal")
    office, writer, head = make_office()
    due_on = clock.now().date() + timedelta(days=6)
    ask(person=organiser_of(phase), theme=theme, organisation=office, due_on=due_on, now=clock.now())
    pass_by(mailoutbox, days=1)
    now = clock.now()
    write_reply(person=writer, theme=theme, verdict=Verdict.ACCEPTED, reason="Ya.", language="id", now=now)
    submit_reply(person=writer, theme=theme, now=now)
    publish_reply(person=head, theme=theme, now=now)

    assert [to for to in pass_by(mailoutbox, days=12) if "answer" in to[1] and "said" not in to[1]] == []


def test_whoever_promised_is_reminded_until_it_is_kept(mailoutbox: list[Any]) -> None:
    phase = asked_in("ani")
    organiser = organiser_of(phase)
    theme = theme_with(phase, "ani", title="Modal")
    due_on = clock.now().date() + timedelta(days=20)
    kept, _late = (
        promise_for(theme, organiser, text=text, due_on=due_on, once=text) for text in ("Loket", "Petugas")
    )
    reply_to(theme, organiser, now=clock.now())
    pass_by(mailoutbox, hours=2)

    before = pass_by(mailoutbox, days=7)
    tell_progress(
        person=organiser,
        commitment=kept,
        state=CommitmentState.KEPT,
        percent=100,
        text="Selesai.",
        evidence="",
        language="id",
        now=clock.now(),
    )
    after = pass_by(mailoutbox, days=16)

    assert [subject for _to, subject in before] == [
        "Your promise falls due: Rencana perlindungan",
        "Your promise falls due: Rencana perlindungan",
    ]
    assert [subject for _to, subject in after if "promise" in subject] == [
        "The day of your promise has gone by: Rencana perlindungan"
    ]
