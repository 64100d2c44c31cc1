"""The reminders of one event as its organisers want them."""

from datetime import UTC, datetime, time, timedelta

import pytest

from accounts.models import Person
from core import clock
from engagement.activities.errors import NotAllowed
from engagement.events.models import Event
from engagement.events.services import register
from engagement.participation.choices import Mode
from notifications.engine.models import Message
from notifications.rules.choices import ForWhom, Timing
from notifications.rules.errors import SameMoment, TooManyRules, UnknownPlaceholder
from notifications.rules.models import ReminderRule
from notifications.rules.plans import RulePlan
from notifications.rules.services import remove_rule, save_rule
from tests import makers
from tests.notifications.rules.makers import join, make_run_event, plan, send

pytestmark = pytest.mark.django_db


def hours(number: int, **more: object) -> RulePlan:
    return RulePlan(timing=Timing.HOURS, minutes=number * 60, **more)  # type: ignore[arg-type]  # of RulePlan


def save(organiser: Person, event: Event, wanted: RulePlan, step: str = "") -> ReminderRule:
    rule = save_rule(person=organiser, activity=event.activity, step=step, plan=wanted, now=clock.now())
    plan()
    return rule


def due(event: Event, **which: object) -> dict[str, timedelta]:
    rows = Message.objects.filter(activity=event.activity, topic="event_reminder", state="planned", **which)
    return {step: event.activity.starts_at - at for step, at in rows.values_list("step", "due_at")}


def test_nothing_decided_is_a_day_and_an_hour_before() -> None:
    _organiser, event = make_run_event()
    join(event, "Ani")
    plan()

    assert due(event) == {"24h": timedelta(hours=24), "1h": timedelta(hours=1)}


def test_usual_step_is_moved_to_another_hour_and_back_without_a_second_message() -> None:
    organiser, event = make_run_event()
    join(event, "Ani")
    plan()
    save(organiser, event, hours(12), "24h")
    moved = due(event)
    remove_rule(person=organiser, activity=event.activity, step="24h", now=clock.now())
    plan()

    assert (moved["24h"], due(event)["24h"]) == (timedelta(hours=12), timedelta(hours=24))
    assert Message.objects.filter(step="24h").count() == 1


def test_step_that_was_told_is_not_told_again_when_its_hour_changes() -> None:
    organiser, event = make_run_event()
    join(event, "Ani")
    plan()
    clock.shift(timedelta(days=2, minutes=1))
    first = send()
    save(organiser, event, hours(12), "24h")
    clock.shift(timedelta(hours=12))

    assert (len(first.letters), send().letters) == (1, [])


def test_step_switched_off_goes_out_no_more_and_on_again_once() -> None:
    organiser, event = make_run_event()
    join(event, "Ani")
    plan()
    send()
    save_rule(
        person=organiser, activity=event.activity, step="24h", plan=hours(24, is_on=False), now=clock.now()
    )
    at_once = Message.objects.get(step="24h")
    clock.shift(timedelta(days=2, minutes=1))
    off = send()
    save(organiser, event, hours(24), "24h")

    assert (at_once.state, at_once.reason, off.letters) == ("skipped", "switched_off", [])
    assert len(send().letters) == 1


def test_own_steps_count_in_three_clocks() -> None:
    starts_at = datetime(2027, 3, 3, 12, tzinfo=UTC)
    organiser, event = make_run_event(starts_at=starts_at)
    join(event, "Ani")
    rules = [
        save(organiser, event, RulePlan(timing=Timing.DAYS, days=2)),
        save(organiser, event, RulePlan(timing=Timing.CLOCK, days=1, at=time(9))),
        save(organiser, event, RulePlan(timing=Timing.HOURS, minutes=90)),
    ]

    # Jakarta is seven hours ahead: 9:00 there the day before is 2:00 UTC.
    found = due(event)
    assert [found[rule.step] for rule in rules] == [
        timedelta(days=2),
        timedelta(days=1, hours=10),
        timedelta(minutes=90),
    ]


def test_step_for_the_hall_follows_how_she_comes() -> None:
    organiser, event = make_run_event(is_online=True)
    (ani,) = join(event, "Ani")
    (budi,) = join(event, "Budi", mode=Mode.ONLINE)
    rule = save(organiser, event, hours(3, for_whom=ForWhom.HALL))
    planned = set(Message.objects.filter(step=rule.step).values_list("person", flat=True))
    for person, mode in ((ani, Mode.ONLINE), (budi, Mode.HALL)):
        register(person=person, event=event, mode=mode, party_size=1, now=clock.now())
    plan()

    assert planned == {ani.pk}
    assert dict(Message.objects.filter(step=rule.step).values_list("person", "state")) == {
        ani.pk: "skipped",
        budi.pk: "planned",
    }
    assert Message.objects.get(step=rule.step, person=ani).reason == "not_meant"


def test_each_step_is_useful_until_the_next_for_the_same_people() -> None:
    organiser, event = make_run_event()
    join(event, "Ani")
    save(organiser, event, hours(3, for_whom=ForWhom.ONLINE))
    save(organiser, event, hours(6, for_whom=ForWhom.HALL))

    ends = dict(Message.objects.filter(topic="event_reminder").values_list("step", "useful_until"))
    assert event.activity.starts_at - ends["24h"] == timedelta(hours=6)
    assert ends["1h"] == event.activity.starts_at


def test_own_words_reach_each_in_her_language_with_everything_put_in() -> None:
    organiser, event = make_run_event()
    people = [
        makers.make_person("Ani", language="id"),
        makers.make_person("<b>Budi</b>", language="en", email="budi@contoh.test"),
    ]
    for person in people:
        register(person=person, event=event, mode=Mode.HALL, party_size=1, now=clock.now())
    words = RulePlan(
        timing=Timing.HOURS,
        minutes=24 * 60,
        text="Halo {name}, bawa air ke {place}.",
        translations={"en": "Dear {name}, bring water to {place}: {event}"},
    )
    save(organiser, event, words, "24h")
    send()
    clock.shift(timedelta(days=2, minutes=1))

    by_language = {letter.language: letter for letter in send().letters}
    assert "Halo Ani, bawa air ke Balai Contoh." in by_language["id"].text
    assert "Dear <b>Budi</b>, bring water to Balai Contoh: Temu warga" in by_language["en"].text
    assert "Dear &lt;b&gt;Budi&lt;/b&gt;, bring water" in by_language["en"].html


def test_own_words_of_a_sensitive_event_stand_in_the_inbox_alone() -> None:
    organiser, event = make_run_event(is_sensitive=True)
    (ani,) = join(event, "Ani")
    save(organiser, event, hours(24, text="Come by the back door."), "24h")
    send()
    clock.shift(timedelta(days=2, minutes=1))

    (letter,) = send().letters
    assert "back door" not in letter.text + letter.html + letter.subject
    assert "back door" in Message.objects.get(step="24h", person=ani).text


def test_refusals() -> None:
    organiser, event = make_run_event()
    stranger = makers.make_person("Orang Lain")

    with pytest.raises(NotAllowed):
        save(stranger, event, hours(2))
    with pytest.raises(UnknownPlaceholder):
        save(organiser, event, hours(2, text="{nama}"))
    with pytest.raises(SameMoment):
        save(organiser, event, RulePlan(timing=Timing.DAYS, days=1, for_whom=ForWhom.HALL))
    for number in range(2, 7):
        save(organiser, event, hours(number))
    with pytest.raises(TooManyRules):
        save(organiser, event, hours(8))
    assert ReminderRule.objects.count() == 5
