"""The funnel of promises: every number is that of the people whom the rows name, and of those who did it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import F
from pytest_django import DjangoAssertNumQueries

from accounts.models import Person
from core import clock
from engagement.campaigns.models import ActionTaken, Pledge
from engagement.campaigns.selectors import PromiseFunnel, promise_funnel
from engagement.campaigns.services import keep_pledge, make_pledge, take_back_pledge
from engagement.participation import services as ledger
from engagement.participation.choices import Source, Verb
from engagement.participation.models import Participation
from notifications.engine.models import Message
from tests.api.documented import ApiClient
from tests.engagement.campaigns.makers import make_campaign, organiser_of
from tests.engagement.campaigns.season import Season
from tests.makers import make_person, signed_in

pytestmark = pytest.mark.django_db

TOLD = ("Tomorrow is the day of your promise", "How did your promise go?")


def who_by_rows(season: Season) -> dict[str, set[int]]:
    """Persons by id: states from the ledger, days from promises, who was reminded from messages."""
    about = {"activity": season.campaign.pk}
    deeds = Participation.objects.filter(**about).values_list("pk", "person", "verb", "voids")
    voided = {voids for _pk, _person, _verb, voids in deeds}
    makings = Counter(person for _pk, person, verb, _voids in deeds if verb == "pledged")
    standing = {person for pk, person, verb, _voids in deeds if verb == "pledged" and pk not in voided}
    kept = {person for pk, person, verb, _voids in deeds if verb == "kept" and pk not in voided}
    promises = Pledge.objects.filter(action__campaign=season.campaign)
    days = dict(promises.values_list("action__person", "due_on"))
    turns = dict(promises.values_list("action__person", "turn"))
    past = {person for person, due_on in days.items() if due_on < season.today}
    messages = Message.objects.filter(**about, topic="pledge_reminder", state="accepted")
    return {
        "promised": set(makings),
        "open": standing - kept - past,
        "kept": kept,
        "lapsed": (standing - kept) & past,
        "taken_back": set(makings) - standing,
        "reminded": set(messages.values_list("person", flat=True)),
        "renegotiated": {person for person, turn in turns.items() if turn > makings[person]},
    }


def who_by_story(season: Season, mails: list[Any]) -> dict[str, set[int]]:
    """Persons by id, as they acted and as their mailboxes have it."""
    past = {person for person, day in season.due.items() if day < season.today}
    return {
        "promised": season.promised,
        "open": set(season.due) - past,
        "kept": season.kept,
        "lapsed": past,
        "taken_back": season.taken_back,
        "reminded": {season.reader[mail.to[0]] for mail in mails if mail.subject.startswith(TOLD)},
        "renegotiated": season.moved,
    }


def differences(season: Season, mails: list[Any]) -> set[str]:
    """The steps of the funnel on which the number shown, the rows and the story are not of one mind."""
    shown = asdict(promise_funnel(season.campaign.activity, now=season.now))
    rows, story = who_by_rows(season), who_by_story(season, mails)
    return {step for step in shown if rows[step] != story[step] or shown[step] != len(rows[step])}


def assert_each_lapsed_promise_was_asked_after_once(season: Season, mails: list[Any]) -> None:
    promises = Pledge.objects.filter(action__campaign=season.campaign).values_list("action__person", "turn")
    asked = Message.objects.filter(
        activity=season.campaign.pk, topic="pledge_reminder", step="after", state="accepted"
    )
    times = Counter(asked.values_list("person", "turn"))
    long_past = {person for person, day in season.due.items() if day < season.today - timedelta(days=1)}

    assert {times[promise] for promise in promises if promise[0] in long_past} == {1}
    assert max(times.values()) == 1
    assert sum(times.values()) == len([mail for mail in mails if mail.subject.startswith(TOLD[1])])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_funnel_of_a_season_reconciles_by_identity(
    seed: int, mailoutbox: list[Any], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    season = Season(seed, people=120)
    season.run()

    with django_assert_num_queries(1):
        shown = promise_funnel(season.campaign.activity, now=season.now)

    assert differences(season, mailoutbox) == set()
    assert shown.promised == shown.open + shown.kept + shown.lapsed + shown.taken_back
    assert min(asdict(shown).values()) > 0
    assert dict(season.campaign.activity.counters.values_list("name", "value")) == {
        "goal_of_pledges": 100,
        "pledged": shown.promised - shown.taken_back,
        "kept": shown.kept,
    }
    assert_each_lapsed_promise_was_asked_after_once(season, mailoutbox)


def lose_a_message(season: Season) -> None:
    person = Message.objects.filter(topic="pledge_reminder", state="accepted").values("person")[:1]
    Message.objects.filter(topic="pledge_reminder", person=person).delete()


def forget_that_it_was_kept(season: Season) -> None:
    told_nothing = {"kept_at": None, "confirmed_at": None, "kept_words": "", "evidence": ""}
    kept = Pledge.objects.filter(kept_at__isnull=False, due_on__lt=season.today).first()
    assert kept
    Pledge.objects.filter(pk=kept.pk).update(**told_nothing)


def keep_what_is_not_kept(season: Season) -> None:
    lapsed = next(person for person, day in season.due.items() if day < season.today)
    ledger.record(
        person=Person.objects.get(pk=lapsed),
        activity=season.campaign.activity,
        verb=Verb.KEPT,
        turn=1,
        source=Source.STAFF,
        now=season.now,
    )


def take_back_unseen(season: Season) -> None:
    lapsed = next(person for person, day in season.due.items() if day < season.today)
    ActionTaken.objects.filter(person=lapsed).update(state="taken_back", taken_back_at=season.now)


def move_a_day(season: Season) -> None:
    stayed = min(season.promised - season.moved)
    Pledge.objects.filter(action__person=stayed).update(turn=F("turn") + 1)


TAMPERED: list[tuple[Callable[[Season], None], set[str]]] = [
    (lose_a_message, {"reminded"}),
    (forget_that_it_was_kept, {"kept", "lapsed"}),
    (keep_what_is_not_kept, {"kept", "lapsed"}),
    (take_back_unseen, {"lapsed", "taken_back"}),
    (move_a_day, {"renegotiated"}),
]


def test_one_row_tampered_with_is_noticed(mailoutbox: list[Any]) -> None:
    """The control of the reconciliation: it can fail, on the step it should."""
    season = Season(5, people=40)
    season.run()
    assert differences(season, mailoutbox) == set()

    noticed = []
    for tamper, _steps in TAMPERED:
        with transaction.atomic():
            tamper(season)
            noticed.append(differences(season, mailoutbox))
            transaction.set_rollback(True)

    assert noticed == [steps for _tamper, steps in TAMPERED]


def test_page_and_api_show_those_who_plan_it_the_same_numbers(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    now = clock.now()
    campaign, today = make_campaign(actions=("pledge",), now=now), now.date()
    keeper, mover, leaver = make_person("Sari"), make_person("Ada"), make_person("Budi")
    for person in (keeper, mover, leaver):
        make_pledge(
            person=person, campaign=campaign, words="Kursi.", due_on=today + timedelta(days=2), now=now
        )
    make_pledge(person=mover, campaign=campaign, words="Kursi.", due_on=today + timedelta(days=9), now=now)
    keep_pledge(person=keeper, campaign=campaign, words="", evidence="", now=now)
    take_back_pledge(person=leaver, campaign=campaign, now=now)
    organiser, at = organiser_of(campaign), f"/campaigns/{campaign.activity.code}/pledges/"

    page = signed_in(organiser).get(at, headers={"accept-language": "en"}).text
    told = ApiClient(organiser).get(f"{at}funnel/").json()
    refused = ApiClient(mover).get(f"{at}funnel/").status_code

    funnel = PromiseFunnel(promised=3, open=1, kept=1, lapsed=0, taken_back=1, reminded=0, renegotiated=1)
    assert (told, refused) == (asdict(funnel), 404)
    assert ("People who promised</dt><dd>3" in page, "1 of them chose another day" in page) == (True, True)
    with django_assert_num_queries(1):
        assert promise_funnel(campaign.activity, now=now) == funnel


def test_page_of_promises_that_were_all_taken_back_says_so() -> None:
    campaign, person = make_campaign(actions=("pledge",), now=clock.now()), make_person()
    due_on = clock.now().date() + timedelta(days=2)
    make_pledge(person=person, campaign=campaign, words="Kursi.", due_on=due_on, now=clock.now())
    take_back_pledge(person=person, campaign=campaign, now=clock.now())

    page = signed_in(organiser_of(campaign)).get(f"/campaigns/{campaign.activity.code}/pledges/").text

    assert ("Nobody has promised anything yet" in page, "Taken back</dt><dd>1" in page) == (False, True)
