"""The bench of reminders in its smallest form, so that it does not rot; nothing here is timed."""

import json

import pytest

from tests.bench.reminders import measuring
from tests.bench.reminders.provider import CompiledSink, NoSink
from tests.bench.reminders.table import table

pytestmark = [pytest.mark.workers, pytest.mark.django_db(transaction=True)]

SCALE = 0.005


def has_sink() -> bool:
    try:
        CompiledSink()
    except NoSink:
        return False
    return True


def test_small_form_plans_once_and_sends_each_once() -> None:
    found = measuring.measure(SCALE)

    people = round(measuring.PEOPLE * SCALE)
    assert (found["plan"]["written"], found["plan_again"]["written"]) == (2 * people, 0)
    assert found["once"] is True
    assert found["null"]["sent"] == people
    assert [found[name]["sent"] for name in ("smtp",) if name in found] == [people] * has_sink()
    assert json.loads(json.dumps(found)) == found
    assert "Each was accepted once." in table(found)


def test_without_the_program_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.bench.reminders.provider.PATH", "/nowhere")
    with pytest.raises(NoSink, match="apt-get install postfix"):
        CompiledSink()
