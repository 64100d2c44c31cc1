"""Questions about the reminders of one event."""

from datetime import timedelta

from engagement.activities.models import Activity
from notifications.engine.moments import HoursBefore
from notifications.rules.choices import Timing
from notifications.rules.models import ReminderRule
from notifications.topics.event_reminder import EVENT_REMINDER

_MINUTE = timedelta(minutes=1)


def steps_of_event(activity: Activity) -> list[ReminderRule]:
    """Every step, the usual ones first: as decided, or as they usually are (not saved, `pk` None)."""
    decided = {rule.step: rule for rule in ReminderRule.objects.filter(activity=activity).order_by("id")}
    usual = [decided.get(step.name) or usual_rule(activity, step.name) for step in EVENT_REMINDER.steps]
    return [*usual, *(rule for rule in decided.values() if not rule.is_usual)]


def step_of_event(activity: Activity, name: str) -> ReminderRule | None:
    """One of those steps by its name."""
    return next((rule for rule in steps_of_event(activity) if rule.step == name), None)


def usual_rule(activity: Activity, name: str) -> ReminderRule:
    """A usual step in the shape of a rule, not saved."""
    step = next(step for step in EVENT_REMINDER.steps if step.name == name)
    before = step.rule.by if isinstance(step.rule, HoursBefore) else timedelta(0)
    return ReminderRule(activity=activity, step=name, timing=Timing.HOURS, minutes=before // _MINUTE)
