"""Answering: written, approved by another of an authority, published word for word, corrected with its history."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.models import Person
from core.models import Fact
from engagement.activities.errors import NotAllowed
from engagement.voices.choices import ContributionState, ReplyState, Verdict
from engagement.voices.errors import (
    NotSubmitted,
    PromiseStands,
    ReplyStands,
    Unanswered,
    WriterApproves,
)
from engagement.voices.models import Contribution, Theme
from engagement.voices.replies.selectors import answer_figures, waiting_for
from engagement.voices.replies.services import begin_correction, publish_reply, submit_reply, write_reply
from engagement.voices.services import publish_outcome
from tests.engagement.consultations.makers import MANY, WORDS, answer, make_consultation, organiser_of
from tests.engagement.voices.makers import ask_office, make_office, promise_for, reply_to, theme_of
from tests.makers import NOW, fresh, make_person

pytestmark = pytest.mark.django_db


def given_theme() -> Theme:
    phase = make_consultation(WORDS)
    answer(make_person(), phase, "Modal")
    return theme_of(phase.consultation.activity, organiser_of(phase))


def organiser(theme: Theme) -> Person:
    return fresh(theme.activity.organisation.members.get())


def test_a_published_reply_answers_all_that_lies_in_its_theme() -> None:
    theme = given_theme()

    version = reply_to(theme, organiser(theme), Verdict.ADAPTED)

    assert list(Contribution.objects.values_list("state", "answered_at")) == [("adapted", NOW)]
    assert (version.number, version.organisation) == (1, theme.activity.organisation)
    assert Fact.objects.get(name="reply_published").ids == {
        "activity": theme.activity_id,
        "theme": theme.pk,
        "version": 1,
    }


def test_an_authority_s_reply_is_approved_by_another() -> None:
    theme = given_theme()
    office, writer, head = make_office()
    ask_office(theme, organiser(theme), office)
    write_reply(person=writer, theme=theme, verdict=Verdict.ACCEPTED, reason="Ya.", language="id", now=NOW)
    with pytest.raises(NotSubmitted):
        publish_reply(person=head, theme=theme, now=NOW)
    submit_reply(person=writer, theme=theme, now=NOW)
    with pytest.raises(WriterApproves):
        publish_reply(person=writer, theme=theme, now=NOW)

    version = publish_reply(person=head, theme=theme, now=NOW)

    assert (version.organisation, version.approved_by, version.is_by_writer) == (office, head, False)


def test_what_is_changed_after_submitting_is_a_draft_again() -> None:
    theme = given_theme()
    office, writer, head = make_office()
    ask_office(theme, organiser(theme), office)
    for reason in ("Ya.", "Ya, tahun depan."):
        reply = write_reply(
            person=writer, theme=theme, verdict=Verdict.ACCEPTED, reason=reason, language="id", now=NOW
        )
        assert reply.state == ReplyState.DRAFT
        submit_reply(person=writer, theme=theme, now=NOW)
    write_reply(person=head, theme=theme, verdict=Verdict.DECLINED, reason="Tidak.", language="id", now=NOW)

    with pytest.raises(NotSubmitted):
        publish_reply(person=writer, theme=theme, now=NOW)


def test_whoever_is_alone_in_an_office_approves_her_own() -> None:
    theme = given_theme()
    office, writer, head = make_office()
    head.memberships.all().delete()
    ask_office(theme, organiser(theme), office)
    write_reply(person=writer, theme=theme, verdict=Verdict.ACCEPTED, reason="Ya.", language="id", now=NOW)
    submit_reply(person=writer, theme=theme, now=NOW)

    assert publish_reply(person=writer, theme=theme, now=NOW).is_by_writer is True


def test_once_an_office_is_asked_only_the_office_answers() -> None:
    theme = given_theme()
    office, writer, _head = make_office()
    ask_office(theme, organiser(theme), office)

    for person in (organiser(theme), make_person(), make_office("Dinas Lain")[1]):
        with pytest.raises(NotAllowed):
            write_reply(
                person=person, theme=theme, verdict=Verdict.ACCEPTED, reason="Ya.", language="id", now=NOW
            )

    assert list(waiting_for(writer)) == [theme]


def test_a_correction_is_another_version_and_the_first_stands_until_then() -> None:
    theme = given_theme()
    person = organiser(theme)
    reply_to(theme, person, Verdict.ACCEPTED)
    with pytest.raises(ReplyStands):
        write_reply(
            person=person, theme=theme, verdict=Verdict.DECLINED, reason="Tidak.", language="id", now=NOW
        )

    begin_correction(person=person, theme=theme, note="Anggaran dipotong", now=NOW)
    assert Theme.objects.get().verdict == Verdict.ACCEPTED
    reply_to(theme, person, Verdict.DECLINED, reason="Tidak.", now=NOW + timedelta(days=1))

    assert [(one.number, one.verdict, one.correction) for one in theme.replies.order_by("number")] == [
        (1, "accepted", ""),
        (2, "declined", "Anggaran dipotong"),
    ]
    contribution = Contribution.objects.get()
    assert (contribution.state, contribution.answered_at) == (ContributionState.DECLINED, NOW)


def test_what_holds_a_promise_is_not_declined() -> None:
    theme = given_theme()
    promise_for(theme, organiser(theme), due_on=NOW.date())

    with pytest.raises(PromiseStands):
        reply_to(theme, organiser(theme), Verdict.DECLINED)


def test_the_outcome_waits_for_an_answer_to_every_word() -> None:
    phase = make_consultation(WORDS, MANY)
    said = answer(make_person(), phase, "Modal", ["1"]).contribution
    ticked = answer(make_person(), phase, "", ["1"]).contribution
    person, activity, over = organiser_of(phase), phase.consultation.activity, NOW + timedelta(days=4)
    words: dict[str, Any] = {
        "person": person,
        "activity": activity,
        "text": "Selesai.",
        "language": "id",
        "now": over,
    }
    with pytest.raises(Unanswered) as refused:
        publish_outcome(**words)
    assert refused.value.count == 1

    reply_to(theme_of(activity, person, said.code), person, Verdict.DECLINED)
    publish_outcome(**words)

    said.refresh_from_db()
    ticked.refresh_from_db()
    assert (said.state, ticked.state) == (ContributionState.DECLINED, ContributionState.ANSWERED)


def test_rate_and_median_are_those_of_the_rows() -> None:
    phase = make_consultation(WORDS)
    given = [answer(make_person(), phase, f"Modal {number}").contribution for number in range(5)]
    person, activity = organiser_of(phase), phase.consultation.activity
    for days, contribution in zip((1, 2, 9), given, strict=False):
        title = f"Tema {days}"
        theme = theme_of(activity, person, contribution.code, title=title)
        reply_to(theme, person, now=NOW + timedelta(days=days))

    figures = answer_figures(activity)

    rows = Contribution.objects.filter(answered_at__isnull=False)
    waits = sorted(row.answered_at - row.given_at for row in rows if row.answered_at)
    assert (figures.said, figures.answered, figures.percent) == (5, len(waits), 60)
    assert figures.median == waits[1] == timedelta(days=2)
    assert figures.median_days == 2
