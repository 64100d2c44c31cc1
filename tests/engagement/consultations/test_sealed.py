"""Sealed consultations: one answer of each person while they are open, and afterwards nobody's."""

import re
from datetime import timedelta
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from core import clock
from core.models import Fact
from engagement.activities.errors import ActivityError
from engagement.activities.plans import trunk_of
from engagement.consultations.choices import PhaseState
from engagement.consultations.errors import NotToBeSealed, PhaseNotOpen, SealClosed
from engagement.consultations.givers import giver_of
from engagement.consultations.methods import method_named
from engagement.consultations.models import Answer, Consultation, Draft, Phase
from engagement.consultations.personal_data import ConsultationsData
from engagement.consultations.plans import PlannedPhase
from engagement.consultations.services.answers import take_back_answers, take_part
from engagement.consultations.services.consultations import change_consultation, draft_consultation
from engagement.consultations.services.phases import add_phase, change_phase
from engagement.consultations.services.sealing import close_seal, seals_to_close
from engagement.consultations.surveys.services.drafts import keep_draft
from engagement.consultations.tasks import close_seals
from engagement.participation.models import Participation
from engagement.voices.errors import StillOpen
from engagement.voices.models import Contribution
from engagement.voices.selectors import by_receipt, contribution_of
from engagement.voices.services import publish_outcome
from engagement.voices.themes.selectors import unsorted
from notifications.engine import rounds
from tests.api.documented import ApiClient
from tests.engagement.consultations.makers import (
    ONE,
    WORDS,
    answer,
    make_consultation,
    organiser_of,
    said,
)
from tests.makers import NOW, fresh, make_group, make_organiser, make_person, make_trunk, signed_in
from tests.races import at_once

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}
LATER = NOW + timedelta(days=4)
PEOPLE = 30


def make_sealed(**more: Any) -> Phase:  # Any: a test names what it changes
    return make_consultation(WORDS, is_named=False, **more)


def again(phase: Phase) -> Phase:
    return Phase.objects.select_related("consultation__activity").get(pk=phase.pk)


def dump() -> dict[str, str]:
    """Every row of every table, as a backup writes it, in the order in which it lies there."""
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT row.*::text FROM {name} AS row")  # noqa: S608 - the table's own name
            found[table] = "\n".join(line for (line,) in cursor.fetchall())
    return found


def test_while_open_one_person_gives_once_and_can_change_and_take_it_back() -> None:
    phase, person = make_sealed(), make_person()

    first = answer(person, phase, "Biaya")
    second = answer(person, phase, "Modal")
    taken_back = take_back_answers(person=person, phase=phase, now=NOW)
    third = answer(person, phase, "Lagi")

    assert {first.contribution.pk, second.contribution.pk, taken_back.pk} == {third.contribution.pk}
    assert (bool(first.receipt), second.receipt, bool(third.receipt)) == (True, "", True)
    assert list(Answer.objects.values_list("text", flat=True)) == ["Lagi"]
    counters = phase.consultation.activity.counters
    assert dict(counters.values_list("name", "value")) == {"contributions": 1, "people": 1}


def test_marks_of_one_person_in_two_consultations_have_nothing_in_common() -> None:
    one, other, person = make_sealed(), make_sealed(), make_person()

    for phase in (one, other):
        answer(person, phase, "Biaya")

    pseudonyms = {bytes(row.pseudonym or b"") for row in Contribution.objects.all()}
    assert (len(pseudonyms), {len(pseudonym) for pseudonym in pseudonyms}) == (2, {16})


def test_while_open_rows_tell_neither_who_nor_when(settings: Any) -> None:
    phase, people = make_sealed(), [make_person() for _number in range(3)]
    for number, person in enumerate(people):
        answer(person, phase, "Biaya", now=NOW + timedelta(hours=number))

    activity = phase.consultation.activity
    rows = list(Contribution.objects.order_by("pk"))
    assert {(row.person_id, row.given_at, row.updated_at) for row in rows} == {
        (None, activity.starts_at, activity.starts_at)
    }
    # Whoever has the database alone cannot make the pseudonym of a person: it takes the key of this site too.
    settings.SECRET_KEY = "another" * 10
    stranger = giver_of(people[0], again(phase).consultation)
    assert contribution_of(stranger, activity, phase.slot) is None
    told = {(row.happened_at, row.recorded_at) for row in Participation.objects.all()}
    assert len(told) == 1
    codes = {row.code for row in rows} | {str(row.pk) for row in rows}
    assert not any(code in str(fact.ids) for fact in Fact.objects.all() for code in codes)


def test_nobody_reads_before_it_closes() -> None:
    phase = make_sealed(now=clock.now())
    answer(make_person(), phase, "Biaya", now=clock.now())
    organiser = organiser_of(phase)
    client, api, activity = signed_in(organiser), ApiClient(organiser), phase.consultation.activity
    question = phase.questions.get()

    pages = [
        client.get(f"/phases/{phase.code}/{path}", headers=ENGLISH)
        for path in ("results/", f"results/{question.code}/")
    ]
    answers = [
        api.get(f"/phases/{phase.code}/{path}").status_code
        for path in ("results/", f"results/{question.code}/")
    ]

    assert ([page.status_code for page in pages], answers) == ([200, 404], [409, 409])
    assert not any("Biaya" in page.text for page in pages)
    assert list(unsorted(activity)) == []
    assert "Biaya" not in client.get(f"/a/{activity.code}/themes/", headers=ENGLISH).text
    assert (
        "you read the answers once it has closed"
        in client.get(activity.get_absolute_url(), headers=ENGLISH).text
    )


def test_outcome_waits_for_the_seal() -> None:
    phase = make_sealed()
    answer(make_person(), phase, "Biaya")
    organiser, activity = organiser_of(phase), phase.consultation.activity
    publish = partial(
        publish_outcome, person=organiser, activity=activity, text="Terima kasih.", language="id", now=LATER
    )

    with pytest.raises(StillOpen):
        publish()
    close_seal(activity.pk, now=LATER)
    with pytest.raises(ActivityError) as refused:
        publish()

    assert refused.value.code == "unanswered"


def test_closed_it_is_nobodys_and_the_code_still_answers(client: Client) -> None:
    phase, person = make_sealed(now=clock.now()), make_person()
    given = answer(person, phase, "Biaya", now=clock.now())
    browser, at = signed_in(person), reverse("consultations:answers-review", args=[phase.code])
    before = browser.get(at, headers=ENGLISH)
    clock.shift(timedelta(days=4))

    close_seals()

    after = browser.get(at, headers=ENGLISH)
    shown = browser.get(phase.consultation.activity.get_absolute_url(), headers=ENGLISH).text
    asked = client.post("/receipt/", {"code": given.receipt}, headers=ENGLISH).text
    found = by_receipt(given.receipt)
    assert (before.status_code, "Biaya" in before.text, after.status_code) == (200, True, 302)
    assert "The seal is closed" in shown
    assert "Your answer has arrived" in asked
    assert found is not None
    assert (found.pk == given.contribution.pk, found.answers.get().text) == (False, "Biaya")
    assert (found.person_id, found.pseudonym, Consultation.objects.get().seal_key) == (None, None, None)


def test_dump_of_the_database_after_closing_leads_from_nobody_to_an_answer(mailoutbox: list[Any]) -> None:
    phase = make_sealed(now=clock.now())
    people = [make_person(email=f"warga{number}@contoh.test") for number in range(PEOPLE)]
    for number, person in enumerate(people):
        answer(person, phase, f"jawaban ke {number:03}", now=clock.now())
        signed_in(person).get(reverse("consultations:answers-review", args=[phase.code]))
        clock.shift(timedelta(minutes=1))
    old = {row.pk: (row.code, bytes(row.pseudonym or b"").hex()) for row in Contribution.objects.all()}
    clock.shift(timedelta(days=4))
    rounds.ring(clock=clock.now)
    close_seals()
    rounds.ring(clock=clock.now)

    rows = dump()

    whole = "\n".join(rows.values())
    assert not any(
        str(pk) in whole or code in whole or pseudonym in whole for pk, (code, pseudonym) in old.items()
    )
    fresh_rows = list(Contribution.objects.all())
    assert [whole.count(row.code) for row in fresh_rows] == [1] * PEOPLE
    assert all(whole.count(f"jawaban ke {number:03}") == 1 for number in range(PEOPLE))
    assert not re.search("jawaban ke", "".join(mail.body for mail in mailoutbox))
    # Neither the numbers nor the order in which they lie tell who answered after whom.
    told = re.findall(r"jawaban ke (\d+)", rows["consultations_answer"])
    numbered = list(Answer.objects.order_by("pk").values_list("text", flat=True))
    assert told != sorted(told)
    assert numbered != sorted(numbered)
    assert {(row.given_at, row.updated_at) for row in fresh_rows} == {(phase.opens_at, phase.opens_at)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT xmin::text) FROM voices_contribution")
        assert cursor.fetchone() == (1,)


def test_dump_of_a_named_one_leads_to_the_answer() -> None:
    """The control: by the same look at every table, a named answer is found by its person."""
    phase, person = make_consultation(WORDS), make_person()
    given = answer(person, phase, "Biaya")

    rows = dump()["voices_contribution"]

    assert re.search(rf"\b{given.contribution.code}\b.*,{person.pk},", rows)


def test_her_own_archive_has_the_answer_while_it_is_open_and_not_afterwards() -> None:
    phase, person = make_sealed(), make_person()
    answer(person, phase, "Biaya")
    keep_draft(person=person, phase=phase, said={phase.questions.get().code: ["Lain"]}, page=1, now=NOW)

    before = ConsultationsData().export(person)
    close_seal(phase.consultation_id, now=LATER)
    after = ConsultationsData().export(person)

    assert [row["text"] for row in before["answers"]] == ["Biaya"]
    assert len(before["answers_not_sent"]) == 1
    assert (after["answers"], after["answers_not_sent"]) == ([], [])


def test_draft_lies_under_the_mark_and_goes_with_it() -> None:
    phase, person = make_sealed(), make_person()
    code = phase.questions.get().code

    keep_draft(person=person, phase=phase, said={code: ["Biaya"]}, page=1, now=NOW)
    keep_draft(person=person, phase=phase, said={code: ["Modal"]}, page=1, now=NOW)

    draft = Draft.objects.get()
    assert (draft.person_id, draft.kept_at, draft.answers[code]["said"]) == (None, phase.opens_at, ["Modal"])
    close_seal(phase.consultation_id, now=LATER)
    assert not Draft.objects.exists()


def test_once_over_it_stays_over() -> None:
    phase, person = make_sealed(), make_person()
    answer(person, phase, "Biaya")
    organiser, consultation = organiser_of(phase), phase.consultation
    close_seal(consultation.pk, now=LATER)
    longer = PlannedPhase(title="", opens_at=phase.opens_at, closes_at=LATER + timedelta(days=9))
    trunk = trunk_of(consultation.activity)
    moved = make_trunk(**{**vars(trunk), "ends_at": LATER + timedelta(days=9)})

    for deed in (
        partial(change_phase, person=organiser, phase=again(phase), planned=longer, now=LATER),
        partial(
            add_phase,
            person=organiser,
            consultation=consultation,
            method=method_named("survey"),
            planned=longer,
            now=LATER,
        ),
        partial(change_consultation, person=organiser, consultation=consultation, trunk=moved, now=LATER),
    ):
        with pytest.raises(SealClosed):
            deed()
    with pytest.raises(PhaseNotOpen):
        answer(person, phase, "Lagi")
    assert close_seal(consultation.pk, now=LATER) is False


def test_seal_stays_while_anybody_may_answer_and_closes_with_what_is_called_off() -> None:
    open_one, over, called_off = make_sealed(), make_sealed(), make_sealed()
    over.consultation.activity.ends_at = NOW
    over.consultation.activity.save(update_fields=["ends_at"])
    called_off.consultation.activity.state = "withdrawn"
    called_off.consultation.activity.save(update_fields=["state"])

    assert sorted(seals_to_close(now=NOW)) == [over.consultation_id, called_off.consultation_id]
    assert close_seal(open_one.consultation_id, now=NOW) is False
    assert open_one.state_at(NOW, open_one.consultation.activity) == PhaseState.OPEN


def test_what_everyone_reads_is_not_sealed() -> None:
    organiser = make_organiser(make_group())
    begin = partial(
        draft_consultation,
        person=organiser,
        organisation=organiser.organisations.get(),
        trunk=make_trunk(),
        is_named=False,
        now=NOW,
    )

    with pytest.raises(NotToBeSealed):
        begin(method=method_named("ideas"))
    sealed = begin(method=method_named("survey"))
    planned = PlannedPhase(title="", opens_at=NOW, closes_at=LATER)
    with pytest.raises(NotToBeSealed):
        add_phase(
            person=fresh(organiser),
            consultation=sealed,
            method=method_named("ideas"),
            planned=planned,
            now=NOW,
        )


def test_organiser_chooses_by_page_and_over_the_api(client: Client) -> None:
    organiser = make_organiser(make_group())
    browser, api, now = signed_in(organiser), ApiClient(organiser), clock.now()
    written = {
        "organisation": organiser.organisations.get().pk,
        "title": "Rencana",
        "summary": "Apa yang perlu?",
        "original_language": "id",
        "place": "Kota Semarang",
        "place_code": "ID-33.74",
        "starts": f"{now:%Y-%m-%dT%H:%M}",
        "ends": f"{now + timedelta(days=3):%Y-%m-%dT%H:%M}",
        "zone": "Asia/Jakarta",
        "privacy": "sealed",
    }

    refused = browser.post("/consultations/new/", written | {"method": "ideas"}, headers=ENGLISH)
    drafted = browser.post("/consultations/new/", written | {"method": "survey"}, headers=ENGLISH)
    sealed = Consultation.objects.get()
    shown = api.get(f"/consultations/{sealed.activity.code}/").json()

    assert (refused.status_code, "cannot be sealed" in refused.text) == (422, True)
    assert (drafted.status_code, sealed.is_named, sealed.is_under_seal) == (302, False, True)
    assert shown["is_named"] is False


def test_page_says_it_before_the_first_answer(client: Client) -> None:
    phase = make_sealed(now=clock.now())

    shown = client.get(phase.consultation.activity.get_absolute_url(), headers=ENGLISH).text

    assert "Sealed: nobody sees whose an answer is" in shown
    assert "the name you chose to be called by" not in shown


@pytest.mark.django_db(transaction=True)
def test_fifty_answers_of_one_person_at_once_are_one() -> None:
    phase, person = make_sealed(), make_person()

    said_back = at_once([partial(answer, person, phase, "Modal")] * 50)

    assert [refused for refused in said_back if isinstance(refused, Exception)] == []
    assert (Contribution.objects.count(), Answer.objects.count(), Participation.objects.count()) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_without_the_mark_one_person_answers_many_times() -> None:
    """The control: nothing that tells that two are of the same person."""
    phase, person = make_sealed(), make_person()
    all_have_looked = Barrier(10)

    def write_unnamed() -> None:
        all_have_looked.wait()
        Contribution.objects.create(
            activity=phase.consultation.activity,
            slot=phase.slot,
            original_language="id",
            given_at=NOW,
            updated_at=NOW,
        )

    at_once([write_unnamed] * 10)

    assert Contribution.objects.count() == 10
    assert person.contributions.count() == 0


@pytest.mark.django_db(transaction=True)
def test_closing_races_with_answers_and_none_is_lost_or_written_afterwards() -> None:
    phase = make_sealed()
    people = [make_person() for _number in range(20)]
    before_end = phase.closes_at - timedelta(seconds=1)

    def give(person: Person) -> Any:  # Any: what the service gives
        return take_part(
            person=person, phase=phase, given=said(phase, "Modal"), language="id", now=before_end
        )

    said_back = at_once(
        [*(partial(give, person) for person in people), partial(close_seal, phase.consultation_id, now=LATER)]
    )

    refused = [one for one in said_back if isinstance(one, Exception)]
    given = [one.receipt for one in said_back if not isinstance(one, Exception | bool)]
    assert {type(one) for one in refused} <= {PhaseNotOpen}
    assert len(given) + len(refused) == len(people)
    assert all(by_receipt(receipt) for receipt in given)
    assert not Contribution.objects.filter(pseudonym__isnull=False).exists()
    assert Contribution.objects.count() == len(given)


def test_question_of_choices_is_copied_whole() -> None:
    phase = make_consultation(WORDS, ONE, is_named=False)
    for number in range(5):
        answer(make_person(), phase, f"kata {number}", "1")
    before = sorted(Answer.objects.values_list("question", "text", "choice"), key=str)

    close_seal(phase.consultation_id, now=LATER)

    assert sorted(Answer.objects.values_list("question", "text", "choice"), key=str) == before
    assert set(Contribution.objects.values_list("answers__kind", flat=True)) == {"text", "one"}
