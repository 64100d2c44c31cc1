"""In which steps a topic is told of one occasion: its usual ones, and what those who run the activity made of them."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from notifications.engine.moments import DaysBefore, HoursBefore, ReaderClock, Rule
from notifications.rules.choices import ForWhom, Timing
from notifications.rules.labels import label_of
from notifications.rules.models import ReminderRule
from notifications.topics.topic import Occasion, Step, Topic


def steps_of(topic: Topic, occasion: Occasion) -> tuple[Step, ...]:
    """The steps of a topic for this occasion, the first told first."""
    if not topic.takes_rules or not occasion.rules:
        return topic.steps
    steps = sorted(_steps(topic, occasion), key=lambda step: _due(step, occasion))
    return tuple(steps)


def moment_rule(rule: ReminderRule) -> Rule:
    """When it is due, in the clock that it counts in."""
    match rule.timing:
        case Timing.DAYS:
            return DaysBefore(rule.days)
        case Timing.CLOCK if rule.at:
            return ReaderClock(rule.days, rule.at)
        case _:
            return HoursBefore(rule.before)


def _steps(topic: Topic, occasion: Occasion) -> Iterator[Step]:
    decided = {rule.step: rule for rule in occasion.rules}
    useful_until = partial(_until_the_next, topic)
    for step in topic.steps:
        if step.name not in decided:
            yield Step(
                name=step.name,
                label=step.label,
                rule=step.rule,
                anchor=step.anchor,
                useful_until=partial(useful_until, step.name, ForWhom.ALL),
            )
    for rule in decided.values():
        if rule.is_on:
            yield Step(
                name=rule.step,
                label=label_of(rule),
                rule=moment_rule(rule),
                useful_until=partial(useful_until, rule.step, ForWhom(rule.for_whom)),
                for_whom=rule.for_whom,
            )


def _until_the_next(
    topic: Topic, name: str, for_whom: ForWhom, occasion: Occasion, due: datetime
) -> datetime:
    """Useful until the next step tells the same people, else until it starts."""
    later = (
        at
        for step in _steps(topic, occasion)
        if step.name != name and overlap(step.for_whom, for_whom) and (at := _due(step, occasion)) > due
    )
    return min(later, default=occasion.starts_at)


def overlap(one: str, other: str) -> bool:
    """Whether two steps may tell the same person."""
    return one == other or ForWhom.ALL in {one, other}


def _due(step: Step, occasion: Occasion) -> datetime:
    """As a reader at the place has it."""
    if step.rule is None:
        return occasion.starts_at
    return step.rule.moment(step.anchor(occasion), place_zone=occasion.zone, reader_zone=occasion.zone).at
