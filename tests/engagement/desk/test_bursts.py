"""Bursts: the rule by itself, and from the rows."""

from datetime import timedelta

import pytest

from accounts.models import Person
from engagement.desk import bursts, selectors, services
from engagement.desk.bursts import MANY, WITHIN, Burst, densest
from engagement.desk.errors import NotAllowed
from tests.engagement.consultations.makers import WORDS, answer, make_consultation
from tests.engagement.desk.makers import a_group
from tests.makers import NOW, make_person

LAST = MANY - 1
STEP = WITHIN / LAST


@pytest.mark.parametrize(
    ("apart", "deeds", "found"),
    [
        (STEP, MANY, Burst(NOW, NOW + LAST * STEP, MANY)),
        (STEP, MANY - 1, None),
        (STEP + timedelta(seconds=1), MANY, None),
        (STEP, MANY + 5, Burst(NOW + 5 * STEP, NOW + (LAST + 5) * STEP, MANY)),
        (timedelta(0), MANY, Burst(NOW, NOW, MANY)),
    ],
)
def test_rule(apart: timedelta, deeds: int, found: Burst | None) -> None:
    moments = [NOW + apart * number for number in reversed(range(deeds))]

    assert densest(moments) == found


@pytest.mark.django_db
def test_new_accounts_at_once_are_flagged_and_old_ones_are_not() -> None:
    _group, manager = a_group()
    flagged, calm = make_consultation(WORDS, organiser=manager), make_consultation(WORDS, organiser=manager)
    for number in range(MANY):
        answer(make_person(f"Baru{number}"), flagged, "Ya", now=NOW + timedelta(seconds=number))
        old = make_person(f"Lama{number}")
        Person.objects.filter(pk=old.pk).update(created_at=NOW - bursts.NEW_FOR - timedelta(days=1))
        answer(old, calm, "Ya", now=NOW + timedelta(seconds=number))

    found = selectors.bursts_for(manager, now=NOW + timedelta(hours=1))

    assert [(one.activity, one.burst.deeds) for one in found] == [(flagged.consultation.activity, MANY)]
    assert selectors.bursts_for(make_person(), now=NOW + timedelta(hours=1)) == []
    with pytest.raises(NotAllowed):
        services.look_at_burst(person=make_person(), activity=found[0].activity, now=NOW)
    services.look_at_burst(person=manager, activity=found[0].activity, now=NOW + timedelta(minutes=5))
    assert selectors.bursts_for(manager, now=NOW + timedelta(hours=1)) == []
