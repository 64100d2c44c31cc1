"""What each fact does to the rows of the outbox."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Person
from accounts.services import describe
from config.composition import FACT_CONSUMERS
from core import clock, facts
from core.models import FactDelivery
from engagement.activities.choices import State as ActivityState
from engagement.activities.models import Activity
from engagement.events.services import cancel_registration
from notifications.engine import consumer
from notifications.engine.models import Message, Replan
from notifications.engine.planning.replan import ask, plan_chunk
from notifications.engine.planning.sweep import expire, sweep
from tests.makers import AWAKE
from tests.notifications.makers import join, make_event, make_person

pytestmark = pytest.mark.django_db


def take_up() -> None:
    facts.deliver("notifications", now=clock.now())
    while plan_chunk(now=clock.now()) is not None:
        pass


def rows(**which: object) -> list[tuple[str, int, str, str]]:
    found = Message.objects.filter(**which).order_by("turn", "time_version", "due_at")
    return list(found.values_list("step", "turn", "state", "reason"))


def record(name: str, activity_id: int) -> None:
    facts.record(name, now=clock.now(), activity=activity_id)


def test_consumer_is_handed_every_fact_it_knows() -> None:
    (mine,) = [consumer for consumer in FACT_CONSUMERS if consumer.name == "notifications"]

    assert mine.wants >= consumer.WANTS


def test_leaving_ends_what_was_planned_and_joining_again_plans_anew() -> None:
    person, event = make_person(), make_event()
    join(person, event)
    take_up()
    cancel_registration(person=person, event=event, now=clock.now())
    take_up()
    join(person, event)
    take_up()

    assert rows() == [
        ("at_once", 1, "skipped", "left"),
        ("24h", 1, "skipped", "left"),
        ("1h", 1, "skipped", "left"),
        ("at_once", 2, "planned", "on_time"),
        ("24h", 2, "planned", "on_time"),
        ("1h", 2, "planned", "on_time"),
    ]


def test_leaving_and_joining_again_between_two_looks_plans_only_the_second() -> None:
    person, event = make_person(), make_event()
    join(person, event)
    cancel_registration(person=person, event=event, now=clock.now())
    join(person, event)
    take_up()

    assert {turn for _step, turn, _state, _reason in rows()} == {2}


def test_fact_taken_up_twice_changes_nothing() -> None:
    person, event = make_person(), make_event()
    join(person, event)
    take_up()
    before = list(Message.objects.order_by("pk").values())
    record("activity_changed", event.pk)
    take_up()

    assert list(Message.objects.order_by("pk").values()) == before


def test_moved_event_has_the_old_rows_ended_and_new_ones_planned() -> None:
    person, event = make_person(), make_event()
    join(person, event)
    take_up()
    later = event.activity.starts_at + timedelta(days=3)
    Activity.objects.filter(pk=event.pk).update(
        starts_at=later, ends_at=later + timedelta(hours=1), time_version=2
    )
    record("activity_changed", event.pk)
    take_up()

    assert rows(topic="event_reminder", time_version=1) == [
        ("24h", 1, "skipped", "moved"),
        ("1h", 1, "skipped", "moved"),
    ]
    assert list(Message.objects.filter(time_version=2).order_by("due_at").values_list("due_at", "state")) == [
        (later - timedelta(hours=24), "planned"),
        (later - timedelta(hours=1), "planned"),
    ]
    assert Message.objects.filter(topic="registration_confirmation").count() == 1


def test_time_corrected_into_the_past_sends_nothing() -> None:
    person, event = make_person(), make_event()
    join(person, event)
    take_up()
    past = clock.now() - timedelta(days=1)
    Activity.objects.filter(pk=event.pk).update(
        starts_at=past, ends_at=past + timedelta(hours=1), time_version=2
    )
    Message.objects.filter(step="at_once").update(state="accepted", settled_at=clock.now())
    record("activity_changed", event.pk)
    take_up()

    assert rows(topic="event_reminder", time_version=2) == [
        ("24h", 1, "expired", "too_late"),
        ("1h", 1, "expired", "too_late"),
    ]
    assert not Message.objects.filter(state="planned").exists()


def test_withdrawn_event_ends_the_rest_and_tells_those_who_joined_once() -> None:
    person, event = make_person(), make_event()
    join(person, event)
    take_up()
    Activity.objects.filter(pk=event.pk).update(state=ActivityState.WITHDRAWN)
    record("activity_withdrawn", event.pk)
    take_up()
    record("activity_withdrawn", event.pk)
    take_up()

    assert rows() == [
        ("at_once", 1, "skipped", "called_off"),
        ("at_once", 1, "planned", "on_time"),
        ("24h", 1, "skipped", "called_off"),
        ("1h", 1, "skipped", "called_off"),
    ]


def test_another_zone_of_the_person_leaves_hours_where_they_are() -> None:
    person, event = make_person(zone="Asia/Jakarta"), make_event()
    join(person, event)
    take_up()
    before = rows()
    describe(
        person=person,
        called="Sari",
        ways=[],
        language="id",
        reads=[],
        zone="Europe/Amsterdam",
        lives_in=None,
        comes_from=None,
        **AWAKE,
        now=clock.now(),
    )
    take_up()

    assert rows() == before


def test_erased_person_is_planned_nothing() -> None:
    person, event = make_person(), make_event()
    join(person, event)
    Person.objects.filter(pk=person.pk).update(erased_at=clock.now(), called="", user=None)
    take_up()

    assert rows() == []


def test_sweep_finds_what_no_fact_told_of() -> None:
    person, event = make_person(), make_event()
    join(person, event)
    FactDelivery.objects.all().delete()
    sweep(now=clock.now())
    take_up()

    assert [step for step, *_rest in rows()] == ["at_once", "24h", "1h"]


def test_sweep_goes_round_and_leaves_past_activities_alone() -> None:
    coming, past = make_event(), make_event(starts_in=-timedelta(days=3))
    sweep(now=clock.now())
    first = set(Replan.objects.values_list("pk", flat=True))
    Replan.objects.all().delete()
    sweep(now=clock.now())

    assert first == set(Replan.objects.values_list("pk", flat=True)) == {coming.pk}
    assert past.pk not in first


def test_chunks_of_people_cover_everyone_once() -> None:
    event = make_event()
    for number in range(7):
        join(make_person(f"p{number}"), event)
    FactDelivery.objects.all().delete()
    ask(event.pk)
    written = []
    while (chunk := plan_chunk(now=clock.now(), most=3)) is not None:
        written.append(chunk)

    assert written == [9, 9, 3]
    assert Message.objects.count() == 21


def test_change_in_mid_way_starts_the_comparison_over() -> None:
    event = make_event()
    for number in range(4):
        join(make_person(f"p{number}"), event)
    ask(event.pk)
    plan_chunk(now=clock.now(), most=2)
    ask(event.pk)

    assert Replan.objects.get().after_person == 0


def test_rows_past_their_use_expire_without_a_sender() -> None:
    person, event = make_person(), make_event(starts_in=timedelta(days=2))
    join(person, event)
    take_up()
    clock.shift(timedelta(days=2, minutes=1))
    expire()

    assert {(state, reason) for _step, _turn, state, reason in rows()} == {("expired", "too_late")}


def test_database_refuses_the_same_row_twice() -> None:
    person, event = make_person(), make_event()
    join(person, event)
    take_up()
    row = Message.objects.get(step="24h")
    row.pk, row.code = None, "another000"

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
