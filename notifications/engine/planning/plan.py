"""The planner: what one person should be told of one occasion, and when. A pure function."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from notifications.engine.choices import Reason, State, Urgency
from notifications.engine.moments import Moment
from notifications.engine.planning.quiet import Quiet, fitted
from notifications.engine.planning.steps import steps_of
from notifications.engine.told import Telling
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

    @property
    def leaves_no_trace(self) -> bool:
        """News that nobody needs any more: it ends a row that stands, and makes none."""
        return self.at_once and self.state == State.EXPIRED


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of a reader beside that an occasion concerns her: her quiet hours, what she was told of it."""

    quiet: Quiet | None = None
    tellings: tuple[Telling, ...] = ()


Key = tuple[int, str, date | None, int, str, str, int]
NOTHING = Known()


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


def plans(
    topic: Topic, occasion: Occasion, member: Member, *, now: datetime, known: Known = NOTHING
) -> list[Plan]:
    """The rows that one member should have from one topic."""
    if not topic.wanted_by(occasion, member):
        return []
    steps = (step for step in steps_of(topic, occasion) if is_meant(step, member))
    return [_plan(topic, step, occasion, member, known, now) for step in steps]


def is_meant(step: Step, member: Member) -> bool:
    """Whether a step speaks to this member."""
    return step.for_whom in {ForWhom.ALL, member.mode}


def merged(found: Iterable[Plan]) -> dict[Key, Plan]:
    """One row for each person, purpose and step: of several topics with one purpose the first one's words win."""
    rows: dict[Key, Plan] = {}
    tellers: dict[tuple[object, ...], str] = {}
    for plan in found:
        # Whoever runs an event and comes to it is counted in another turn for each: she is told once.
        said = (plan.person_id, plan.occasion, plan.occurrence, plan.purpose, plan.step, plan.time_version)
        if tellers.setdefault(said, plan.topic) == plan.topic:
            rows.setdefault(key(plan), plan)
    return rows


def _plan(topic: Topic, step: Step, occasion: Occasion, member: Member, known: Known, now: datetime) -> Plan:
    moment = _moment(step, occasion, member, now)
    useful_until = step.useful_until(occasion, moment.at)
    due_at = _settled(topic, occasion, moment.at, useful_until)
    late = moment.at < now - LATE_AFTER
    state, reason = State.PLANNED, Reason.LATE if late else Reason.ON_TIME
    if needless := _needless(topic, step, occasion, member, known, moment.at):
        state, reason, late = State.SKIPPED, needless, False
    elif useful_until <= now or (step.rule and useful_until <= moment.at):
        state, reason = State.EXPIRED, Reason.TOO_LATE
    elif _is_folded(topic, step, occasion, member, moment.at):
        state, reason, late = State.SKIPPED, Reason.FOLDED, False
    elif topic.urgency > Urgency.URGENT:
        due_at, quiet = fitted(
            due_at, useful_until=useful_until, quiet=known.quiet, zone=member.zone, now=now
        )
        reason = quiet or reason
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
        due_at=due_at,
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


def _moment(step: Step, occasion: Occasion, member: Member, now: datetime) -> Moment:
    if step.rule:
        return step.rule.moment(step.anchor(occasion), place_zone=occasion.zone, reader_zone=member.zone)
    return Moment(step.happened_at(occasion, member) or now)


def _settled(topic: Topic, occasion: Occasion, at: datetime, useful_until: datetime) -> datetime:
    """Not before the last change has settled, where it can wait so long."""
    settles_at = occasion.settles_at
    return settles_at if topic.of_time and settles_at and at < settles_at < useful_until else at


def _needless(
    topic: Topic, step: Step, occasion: Occasion, member: Member, known: Known, at: datetime
) -> Reason | None:
    """Why a step by a rule tells her nothing new."""
    if step.rule is None:
        return None
    if at < member.joined_at <= step.anchor(occasion) and _joined_for_it(topic, occasion, member):
        # No stale "tomorrow": the confirmation has just told her when it starts.
        return Reason.JOINED_LATER
    if not topic.of_time or occasion.settles_at is None:
        return None
    if any(
        (told.purpose, told.step) == (topic.same_as, step.name) and occasion.is_as_now(told.version)
        for told in known.tellings
        if told.version != occasion.time_version
    ):
        return Reason.KNOWN
    return None


def _joined_for_it(topic: Topic, occasion: Occasion, member: Member) -> bool:
    """Whether the time of now is the one she joined for, or was told since."""
    if occasion.moved_at is None or member.joined_at >= occasion.moved_at:
        return True
    return topic.of_time and member.told > 0 and occasion.is_as_now(member.told)


def _is_folded(topic: Topic, step: Step, occasion: Occasion, member: Member, at: datetime) -> bool:
    """Whether its time has come by when she is told of the move, so that the one message says both."""
    return bool(
        step.rule
        and topic.of_time
        and occasion.settles_at
        and at <= occasion.settles_at
        and occasion.is_news_to(member)
    )
