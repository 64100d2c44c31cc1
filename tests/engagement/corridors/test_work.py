"""Tasks and activities of one side: by whom, by which calendar, and what the public sees of them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from engagement.activities.choices import State
from engagement.activities.models import Activity
from engagement.corridors import services
from engagement.corridors.errors import DayIsPast, NotAllowed, NotToPutIn
from engagement.corridors.lines import sides_of
from engagement.corridors.models import PutIn, Side, Task
from engagement.corridors.selectors import activities_in, to_put_in
from tests.engagement.corridors.makers import Two, make_corridor, make_task
from tests.makers import NOW, make_event

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
# In Hong Kong (UTC+8) the 25th has begun; in Semarang (UTC+7) it is the 24th until five in the afternoon UTC.
BETWEEN = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
LAST_SECOND_THERE = datetime(2026, 11, 24, 15, 59, 59, tzinfo=UTC)


def late(two: Two, now: datetime) -> list[bool]:
    return [row.is_late for side in sides_of(two.corridor, person=None, now=now) for row in side.tasks]


def test_due_day_ends_at_the_midnight_of_its_own_side() -> None:
    two = make_corridor()
    make_task(two.abroad, two.abroad_organiser, due_on=TODAY)
    make_task(two.home, two.home_organiser, due_on=TODAY)

    moments = (LAST_SECOND_THERE, LAST_SECOND_THERE + timedelta(seconds=1), BETWEEN)
    by_moment = [late(two, at) for at in moments]
    an_hour_later = late(two, datetime(2026, 11, 24, 17, tzinfo=UTC))

    assert by_moment == [[False, False], [True, False], [True, False]]
    assert an_hour_later == [True, True]


def test_day_that_is_over_where_the_side_is_is_refused() -> None:
    two = make_corridor()

    make_task(two.home, two.home_organiser, due_on=TODAY, now=BETWEEN)
    with pytest.raises(DayIsPast):
        make_task(two.abroad, two.abroad_organiser, due_on=TODAY, now=BETWEEN)


def test_nobody_works_on_the_other_side() -> None:
    two = make_corridor()
    task = make_task(two.home, two.home_organiser, due_on=TODAY)
    event = make_event(organiser=two.abroad_organiser)
    stranger = two.abroad_organiser

    deeds = (
        lambda: make_task(two.home, stranger, due_on=TODAY),
        lambda: services.change_task(person=stranger, task=task, text="x", due_on=TODAY, now=NOW),
        lambda: services.tell_done(person=stranger, task=task, word="x", now=NOW),
        lambda: services.reopen_task(person=stranger, task=task, now=NOW),
        lambda: services.remove_task(person=stranger, task=task, now=NOW),
        lambda: services.put_in(person=stranger, side=two.home, activity=event.activity, now=NOW),
        lambda: services.take_out(person=stranger, side=two.home, activity=event.activity, now=NOW),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()


def test_side_that_has_not_said_yes_does_nothing_yet() -> None:
    two = make_corridor(is_accepted=False)

    with pytest.raises(NotAllowed):
        make_task(two.home, two.home_organiser, due_on=TODAY)


def test_sent_twice_it_is_one_task() -> None:
    two = make_corridor()

    first, again = (make_task(two.home, two.home_organiser, due_on=TODAY) for _ in range(2))

    assert first == again


def test_done_with_a_word_changed_and_opened_again() -> None:
    two = make_corridor()
    task, by = make_task(two.home, two.home_organiser, due_on=TODAY), two.home_organiser
    later = NOW + timedelta(days=1)

    services.tell_done(person=by, task=task, word="Sent.", link="https://contoh.test/", now=NOW)
    told = services.tell_done(person=by, task=task, word="Sent by ship.", now=later)
    kept = (told.done_at, told.done_word, told.done_link)
    opened = services.reopen_task(person=by, task=task, now=later)

    assert kept == (NOW, "Sent by ship.", "")
    assert (opened.done_at, opened.done_word) == (None, "")


def test_removed_is_off_the_page() -> None:
    two = make_corridor()
    task = make_task(two.home, two.home_organiser, due_on=TODAY)

    services.remove_task(person=two.home_organiser, task=task, now=NOW)

    assert not Task.objects.exists()


def test_only_own_published_and_harmless_activities_are_put_in() -> None:
    two = make_corridor()
    by, side = two.home_organiser, two.home
    good = make_event(organiser=by, title="Baik").activity
    others = make_event(organiser=two.abroad_organiser, title="Orang lain").activity
    draft = make_event(organiser=by, title="Rencana", is_published=False).activity
    sensitive = make_event(organiser=by, title="Peka", is_sensitive=True).activity

    offered = [activity.title for activity in to_put_in(side)]
    for refused in (others, draft, sensitive):
        with pytest.raises(NotToPutIn):
            services.put_in(person=by, side=side, activity=refused, now=NOW)
    for _twice in range(2):
        services.put_in(person=by, side=side, activity=good, now=NOW)

    assert offered == ["Baik"]
    assert list(activities_in(two.corridor)) == [good]


@pytest.mark.parametrize("change", [{"state": State.WITHDRAWN}, {"is_sensitive": True}])
def test_called_off_or_made_sensitive_it_is_shown_no_more(change: dict[str, object]) -> None:
    two = make_corridor()
    activity = make_event(organiser=two.home_organiser).activity
    services.put_in(person=two.home_organiser, side=two.home, activity=activity, now=NOW)

    Activity.objects.filter(pk=activity.pk).update(**change)

    assert list(activities_in(two.corridor)) == []
    services.take_out(person=two.home_organiser, side=two.home, activity=activity, now=NOW)
    assert not PutIn.objects.exists()


def test_nothing_of_a_corridor_names_a_person() -> None:
    models = (Side, Task, PutIn)

    named = [field for model in models for field in model._meta.get_fields() if "person" in field.name]

    assert named == []
