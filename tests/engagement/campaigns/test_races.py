"""Many signatures at once; each race has a control that must fail."""

from functools import partial
from threading import Barrier

import pytest
from django.db import OperationalError, connection, transaction
from django.db.models import F

from engagement.activities.locks import share
from engagement.activities.models import ActivityCounter
from engagement.campaigns.models import ActionTaken
from engagement.participation.models import Participation
from tests.engagement.campaigns.makers import make_campaign, sign, take_back
from tests.makers import make_person
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 50


def counted() -> int:
    return ActivityCounter.objects.get(name="signed").value


def test_the_same_click_fifty_times_is_one_signature() -> None:
    campaign, person = make_campaign(), make_person()

    said = at_once([partial(sign, person, campaign)] * MANY)

    assert [refused for refused in said if isinstance(refused, Exception)] == []
    assert (ActionTaken.objects.count(), Participation.objects.count(), counted()) == (1, 1, 1)


def test_fifty_people_sign_side_by_side() -> None:
    campaign = make_campaign()
    people = [make_person() for _number in range(MANY)]

    said = at_once([partial(sign, person, campaign) for person in people])

    assert [refused for refused in said if isinstance(refused, Exception)] == []
    assert (ActionTaken.objects.count(), Participation.objects.count(), counted()) == (MANY, MANY, MANY)


def test_signing_and_taking_back_at_once_keeps_the_books() -> None:
    campaign = make_campaign()
    people = [make_person() for _number in range(20)]
    for person in people[:10]:
        sign(person, campaign)

    at_once([partial(take_back if person in people[:10] else sign, person, campaign) for person in people])

    assert (ActionTaken.objects.filter(state="done").count(), counted()) == (10, 10)


def test_without_the_unique_row_one_person_is_counted_many_times() -> None:
    """The control: looking first and counting then, with nothing that makes the second wait."""
    campaign, person = make_campaign(), make_person()
    all_have_looked = Barrier(MANY)

    at_once([partial(_sign_by_looking_first, campaign.pk, person.pk, all_have_looked)] * MANY)

    assert counted() > 1


def test_a_number_read_and_written_back_loses_people() -> None:
    """The control: a counter that Python adds to, where the database should."""
    campaign = make_campaign()
    all_have_read = Barrier(MANY)

    at_once([partial(_count_in_python, campaign.pk, all_have_read)] * MANY)

    assert counted() < MANY


def test_counting_on_the_row_that_is_shared_deadlocks() -> None:
    """The control for the counter's own row: all hold the trunk FOR SHARE, and each waits to write it."""
    campaign = make_campaign()
    all_hold_it = Barrier(10)

    said = at_once([partial(_count_on_the_trunk, campaign.pk, all_hold_it)] * 10)

    assert any(isinstance(refused, OperationalError) for refused in said)


def _sign_by_looking_first(activity_id: int, person_id: int, all_have_looked: Barrier) -> None:
    with transaction.atomic():
        is_first = not ActionTaken.objects.filter(campaign=activity_id, person=person_id).exists()
        all_have_looked.wait(timeout=60)
        if is_first:
            ActivityCounter.objects.filter(activity=activity_id, name="signed").update(value=F("value") + 1)


def _count_in_python(activity_id: int, all_have_read: Barrier) -> None:
    with transaction.atomic():
        share(activity_id)
        counter = ActivityCounter.objects.get(activity=activity_id, name="signed")
        all_have_read.wait(timeout=60)
        counter.value += 1
        counter.save(update_fields=["value"])


def _count_on_the_trunk(activity_id: int, all_hold_it: Barrier) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        share(activity_id)
        all_hold_it.wait(timeout=60)
        cursor.execute(
            "UPDATE activities_activity SET time_version = time_version + 1 WHERE id = %s", [activity_id]
        )
