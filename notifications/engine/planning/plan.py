"""The planner: what one person should be told of one occasion, and when. A pure function."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from notifications.engine.choices import Reason, State
from notifications.engine.moments import Moment
from notifications.engine.planning.steps import steps_of
from notifications.rules.choices import ForWhom
from notifications.topics.audiences import Member
from notifications.topics.topic import Occasion, Step, Topic

# A row planned this long after its time is marked late.
LATE_AFTER = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One row as it should be."""

    person_id: int
    activity_id: int | None
    occasion: str
    occurrence: date | None
    turn: int
    purpose: str
    step: str
    time_version: int
    topic: str
    due_at: datetime
    wall_clock: str
    zone: str
    useful_until: datetime
    late: bool
    urgency: int
    fair_key: int
    state: State
    reason: Reason
    at_once: bool
    """Its moment was when it was first seen, and is not moved by looking again."""


Key = tuple[int, str, date | None, int, str, str, int]


def key(plan: Plan) -> Key:
    """What makes two rows the same: the columns of the unique constraint `engine_message_once`."""
    return (
        plan.person_id,
        plan.occasion,
        plan.occurrence,
        plan.turn,
        plan.purpose,
        plan.step,
        plan.time_version,
    )


def plans(topic: Topic, occasion: Occasion, member: Member, *, now: datetime) -> list[Plan]:
    """The rows that one member should have from one topic."""
    steps = (step for step in steps_of(topic, occasion) if is_meant(step, member))
    found = (_plan(topic, step, occasion, member, now) for step in steps)
    return [plan for plan in found if plan is not None]


def is_meant(step: Step, member: Member) -> bool:
    """Whether a step speaks to this member."""
    return step.for_whom in {ForWhom.ALL, member.mode}


def merged(found: Iterable[Plan]) -> dict[Key, Plan]:
    """One row for each person, purpose and step: of several topics with one purpose the first one's words win."""
    rows: dict[Key, Plan] = {}
    for plan in found:
        rows.setdefault(key(plan), plan)
    return rows


def _plan(topic: Topic, step: Step, occasion: Occasion, member: Member, now: datetime) -> Plan | None:
    moment = _due(step, occasion, member, now)
    useful_until = step.useful_until(occasion, moment.at)
    late = moment.at < now - LATE_AFTER
    state, reason = State.PLANNED, Reason.LATE if late else Reason.ON_TIME
    if step.rule and moment.at < member.joined_at <= step.anchor(occasion):
        # No stale "tomorrow": the confirmation has just told her when it starts.
        state, reason, late = State.SKIPPED, Reason.JOINED_LATER, False
    elif useful_until <= now or (step.rule and useful_until <= moment.at):
        if not step.rule:
            # News that nobody needs any more leaves no trace.
            return None
        state, reason = State.EXPIRED, Reason.TOO_LATE
    return Plan(
        person_id=member.person_id,
        activity_id=occasion.activity_id,
        occasion=occasion.key,
        occurrence=occasion.occurrence,
        turn=member.turn,
        purpose=topic.same_as,
        step=step.name,
        time_version=occasion.time_version if topic.of_time else 0,
        topic=topic.name,
        due_at=moment.at,
        wall_clock=moment.wall_clock,
        zone=moment.zone,
        useful_until=useful_until,
        late=late,
        urgency=topic.urgency,
        fair_key=occasion.organisation_id,
        state=state,
        reason=reason,
        at_once=step.rule is None,
    )


def _due(step: Step, occasion: Occasion, member: Member, now: datetime) -> Moment:
    if step.rule:
        return step.rule.moment(step.anchor(occasion), place_zone=occasion.zone, reader_zone=member.zone)
    return Moment(step.happened_at(occasion, member) or now)
