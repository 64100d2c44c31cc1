"""Bringing the rows of the outbox to what they should be, and ending those that should not be any more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet

from core.codes import public_code
from engagement.activities.choices import State as ActivityState
from engagement.events.models import Registration
from notifications.engine.choices import Reason, State
from notifications.engine.models import Message
from notifications.engine.planning.plan import Key, Plan
from notifications.engine.planning.steps import steps_of
from notifications.rules.choices import ForWhom
from notifications.topics import TOPIC_BY_NAME, TOPICS
from notifications.topics.topic import Occasion, Topic

# From this many new rows on PostgreSQL looks at the table again: with old statistics a claim is 300 times slower.
BIG_FAN_OUT = 1000

_KEY = ("person_id", "occasion", "occurrence", "turn", "purpose", "step", "time_version")
_TIMES = ("due_at", "wall_clock", "zone", "useful_until")
_VALUES = ("topic", *_TIMES, "urgency", "fair_key")
_WRITTEN = (
    "code",
    "activity_id",
    *_KEY,
    *_VALUES,
    "late",
    "state",
    "reason",
    "free_at",
    "planned_at",
    "settled_at",
)
_CHANGED = (*_VALUES, "late", "state", "reason", "free_at", "settled_at")

# Ended without a contact for a reason that a change of the rules takes back: then the same row is due again.
REVIVABLE = frozenset(
    {
        Reason.SWITCHED_OFF,
        Reason.NOT_MEANT,
        Reason.JOINED_LATER,
        Reason.TOO_LATE,
        Reason.MERGED,
        Reason.NOT_PLANNED,
    }
)

_UPSERT = f"""
INSERT INTO engine_message
    ({", ".join(_WRITTEN)}, address, channel, fence, tries, repeats, params, subject, text, html)
SELECT new.*, '', 'email', 0, 0, 0, '{{}}', '', '', ''
FROM unnest(%s::text[], %s::bigint[],
    %s::bigint[], %s::text[], %s::date[], %s::int[], %s::text[], %s::text[], %s::int[],
    %s::text[], %s::timestamptz[], %s::text[], %s::text[], %s::timestamptz[], %s::smallint[], %s::bigint[],
    %s::bool[], %s::text[], %s::text[], %s::timestamptz[], %s::timestamptz[], %s::timestamptz[])
    AS new ({", ".join(_WRITTEN)})
ORDER BY new.person_id, new.purpose, new.step
ON CONFLICT ({", ".join(_KEY)}) WHERE person_id IS NOT NULL
DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in _CHANGED)}
WHERE engine_message.state = 'planned'
    OR (excluded.state = 'planned' AND engine_message.reason IN ({", ".join(f"'{one}'" for one in REVIVABLE)})
        AND engine_message.state IN ('skipped', 'expired'))
"""  # noqa: S608  # column names of ours


def write(wanted: dict[Key, Plan], occasion: Occasion, people: Iterable[int], *, now: datetime) -> int:
    """Insert and change the rows of these people that differ from `wanted`; returns how many.

    Rows that a sender holds or that are settled stay as they are.
    """
    rows = Message.objects.filter(occasion=occasion.key, person_id__in=list(people))
    there = {
        tuple(row[name] for name in _KEY): (row["state"], row["reason"], tuple(row[name] for name in _VALUES))
        for row in rows.values(*_KEY, *_VALUES, "state", "reason")
    }
    if occasion.activity_id:
        _end_unwanted(rows, there, wanted, now)
    differing = [
        plan
        for key, plan in wanted.items()
        if (_differs(plan, *there[key], now) if key in there else not plan.leaves_no_trace)
    ]
    if differing:
        columns = [_written(plan, now) for plan in differing]
        with connection.cursor() as cursor:
            cursor.execute(_UPSERT, [list(column) for column in zip(*columns, strict=True)])
            if len(differing) >= BIG_FAN_OUT:
                cursor.execute("ANALYZE engine_message")
    return len(differing)


def _differs(plan: Plan, state: str, reason: str, values: tuple[Any, ...], now: datetime) -> bool:
    if state != State.PLANNED:
        return plan.state == State.PLANNED and reason in REVIVABLE and state != State.UNKNOWN
    has_waited = reason == Reason.QUIET_LATER and values[_VALUES.index("due_at")] <= now
    if plan.at_once or has_waited:
        # What waited for the end of the quiet goes out as it stands, and says that it waited.
        return plan.state != State.PLANNED
    return plan.state != State.PLANNED or values != tuple(getattr(plan, name) for name in _VALUES)


def _end_unwanted(
    rows: QuerySet[Message],
    there: Mapping[tuple[Any, ...], tuple[str, str, tuple[Any, ...]]],
    wanted: dict[Key, Plan],
    now: datetime,
) -> None:
    """End the planned rows that should not be there any more, though the activity and the person stand."""
    said_otherwise = {_said(key) for key in wanted}
    ends = defaultdict[Reason, list[Q]](list)
    for key, (state, _reason, values) in there.items():
        if state == State.PLANNED and key not in wanted:
            gone = TOPIC_BY_NAME[values[0]].gone if values[0] in TOPIC_BY_NAME else Reason.NOT_PLANNED
            reason = Reason.MERGED if _said(key) in said_otherwise else gone
            ends[reason].append(Q(**dict(zip(_KEY, key, strict=True))))
    for reason, which in ends.items():
        _end(rows.filter(reduce(or_, which), state=State.PLANNED), reason, now)


def _said(key: tuple[Any, ...]) -> tuple[Any, ...]:
    """What is said to whom: the key without the turn."""
    person_id, occasion, occurrence, _turn, *rest = key
    return (person_id, occasion, occurrence, *rest)


def _written(plan: Plan, now: datetime) -> tuple[Any, ...]:
    own = {
        "code": public_code(),
        "free_at": plan.due_at,
        "planned_at": now,
        "settled_at": None if plan.state == State.PLANNED else now,
    }
    return tuple(own[name] if name in own else getattr(plan, name) for name in _WRITTEN)


def retire(occasion: Occasion, *, now: datetime, person_id: int | None = None) -> int:
    """End the planned rows of an activity that should not go out any more, each with its reason."""
    rows = Message.objects.filter(activity_id=occasion.about_id, state=State.PLANNED)
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    ended = _end(rows.exclude(time_version__in=[0, occasion.time_version]), Reason.MOVED, now)
    told = [topic for topic in TOPICS if topic.concerns(occasion)]
    gone = Reason.CALLED_OFF if occasion.state == ActivityState.WITHDRAWN else Reason.NOT_OPEN
    ended += _end(rows.exclude(topic__in=[topic.name for topic in told]), gone, now)
    for topic in told:
        joined = rows.filter(topic=topic.name).annotate(turn_now=topic.audience.turn_now())
        ended += _end(joined.filter(~Q(turn_now=F("turn")) | Q(turn_now=None)), topic.left, now)
        if topic.takes_rules:
            ended += _retire_by_rules(rows.filter(topic=topic.name), topic, occasion, now)
    return ended


def _retire_by_rules(rows: QuerySet[Message], topic: Topic, occasion: Occasion, now: datetime) -> int:
    steps = {step.name: step for step in steps_of(topic, occasion)}
    ended = _end(rows.exclude(step__in=steps), Reason.SWITCHED_OFF, now)
    for step in steps.values():
        if step.for_whom != ForWhom.ALL:
            others = Registration.objects.filter(event_id=occasion.activity_id).exclude(mode=step.for_whom)
            of_others = rows.filter(step=step.name, person_id__in=others.values("person_id"))
            ended += _end(of_others, Reason.NOT_MEANT, now)
    return ended


def _end(rows: QuerySet[Message], reason: Reason, now: datetime) -> int:
    return rows.update(state=State.SKIPPED, reason=reason, settled_at=now)
