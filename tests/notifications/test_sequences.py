"""The property of the whole: in whatever order things happen, all is told once, and nothing wrong was told last."""

import os
from datetime import timedelta

import pytest

from core import clock
from notifications.engine.planning import replan
from notifications.topics import TOPICS
from notifications.topics.event_moved import EVENT_MOVED
from tests.notifications.cases.telling import move
from tests.notifications.makers import join
from tests.notifications.sequences import Play, play

pytestmark = pytest.mark.django_db

# How many games; `make prove` plays a thousand others.
GAMES = int(os.environ.get("PROVE_SEQUENCES", "50"))
# A game that once showed a fault is played again by its number.
FIRST = int(os.environ.get("PROVE_FIRST_SEQUENCE", "0"))


@pytest.mark.parametrize("seed", range(FIRST, FIRST + GAMES))
def test_everything_wanted_is_told_once_and_nothing_else(seed: int) -> None:
    game = play(seed)

    assert game.wrong == [], game.story


def test_games_find_out_a_planner_that_forgets_to_correct(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replan, "TOPICS", tuple(topic for topic in TOPICS if topic is not EVENT_MOVED))

    game = Play(0)
    join(game.people[0], game.event)
    game.ticks()
    move(game.event, starts_at=clock.now() + timedelta(days=5))
    game.settles()
    game.last_words()

    assert len(game.wrong) == 1
