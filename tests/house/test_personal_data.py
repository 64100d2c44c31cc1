"""The contract of personal data: every table with a person in it is named by a room, and given to her."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils.module_loading import import_string

from accounts.models import Person
from config.composition import PERSONAL_DATA
from core import clock
from engagement.events.services import register
from engagement.participation.choices import Mode
from notifications.engine import rounds
from tests.makers import make_event, make_person, signed_in


def test_every_table_with_a_person_in_it_is_named_by_a_room() -> None:
    named = {model for path in PERSONAL_DATA for model in import_string(path).models}
    holding = {
        model
        for model in apps.get_models()
        if any(field.related_model is Person for field in model._meta.concrete_fields)
    } | {Person}

    assert holding - named == set()


@pytest.mark.django_db
def test_person_takes_everything_away_and_nothing_of_others() -> None:
    person, other = (
        make_person("Sari", email="sari@contoh.test"),
        make_person("Budi", email="budi@contoh.test"),
    )
    event = make_event(now=clock.now() + timedelta(days=1))
    for one in (person, other):
        register(person=one, event=event, mode=Mode.HALL, party_size=2, now=clock.now())
    rounds.ring(clock=clock.now)

    answer = signed_in(person).get("/me/data.json")

    data = json.loads(answer.content)
    assert {table: len(rows) for table, rows in data.items() if rows} == {
        "person": 1,
        "contact_points": 1,
        "consents": 1,
        "participation": 1,
        "registrations": 1,
        "messages": 3,
    }
    assert "budi@contoh.test" not in answer.content.decode()
