"""The reminders of one event as its organisers want them: a usual one changed or switched off, or one of their own."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core.codes import public_code
from core.facts import record
from core.texts import readable
from engagement.activities import policies
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from notifications.engine.planning.replan import occasion_of, retire_now
from notifications.engine.planning.steps import overlap, steps_of
from notifications.rules.errors import SameMoment, TooManyRules
from notifications.rules.models import ReminderRule
from notifications.rules.placeholders import check
from notifications.rules.plans import RulePlan
from notifications.topics.event_reminder import EVENT_REMINDER

MOST_OF_ITS_OWN = 5


@transaction.atomic
def save_rule(
    *, person: Person, activity: Activity, step: str = "", plan: RulePlan, now: datetime
) -> ReminderRule:
    """Decide one step anew; without `step` a new one. Who had this step already is not told it again.

    Raises NotAllowed, TooManyRules, SameMoment, UnknownPlaceholder, LooseBracket.
    """
    _may_run(person, activity)
    activity = lock(activity.pk)
    rule = drafted(activity, step=step, plan=plan)
    rule.changed_by, rule.changed_at = person, now
    rule.save()
    _tell_the_planner(person, activity, now)
    return rule


@transaction.atomic
def remove_rule(*, person: Person, activity: Activity, step: str, now: datetime) -> None:
    """A usual step is as usual again; one of its own is no more. Doing it twice changes nothing.

    Raises NotAllowed.
    """
    _may_run(person, activity)
    lock(activity.pk)
    ReminderRule.objects.filter(activity=activity, step=step).delete()
    _tell_the_planner(person, activity, now)


def drafted(activity: Activity, *, step: str, plan: RulePlan) -> ReminderRule:
    """The rule as it would be written, checked against the others; not saved.

    Raises TooManyRules, SameMoment, UnknownPlaceholder, LooseBracket.
    """
    there = {rule.step: rule for rule in ReminderRule.objects.filter(activity=activity)}
    if not step and sum(not rule.is_usual for rule in there.values()) >= MOST_OF_ITS_OWN:
        raise TooManyRules(MOST_OF_ITS_OWN)
    texts = {"": plan.text, **plan.translations}
    written = {language: readable(text, lines=True, optional=True) for language, text in texts.items()}
    for text in written.values():
        check(text)
    code = public_code()
    rule = there.get(step) or ReminderRule(activity=activity, code=code, step=step or f"own-{code}")
    rule.is_on, rule.timing, rule.for_whom = plan.is_on, plan.timing, plan.for_whom
    rule.minutes, rule.days, rule.at = plan.minutes, plan.days, plan.at
    rule.text = written.pop("")
    rule.translations = {language: text for language, text in written.items() if text}
    _expect_own_moment(activity, rule, there.values())
    return rule


def others_with(rule: ReminderRule, there: Iterable[ReminderRule]) -> list[ReminderRule]:
    """All rules of the activity, this one as it is drafted."""
    return [*(other for other in there if other.step != rule.step), rule]


def _expect_own_moment(activity: Activity, rule: ReminderRule, there: Iterable[ReminderRule]) -> None:
    occasion = occasion_of(activity.pk, others_with(rule, there))
    moments = {
        step.name: step.rule.moment(
            step.anchor(occasion), place_zone=occasion.zone, reader_zone=occasion.zone
        ).at
        for step in steps_of(EVENT_REMINDER, occasion)
        if step.rule and (step.name == rule.step or overlap(step.for_whom, rule.for_whom))
    }
    own = moments.pop(rule.step, None)
    if own in moments.values():
        raise SameMoment


def _tell_the_planner(person: Person, activity: Activity, now: datetime) -> None:
    # What is taken out goes out no more from this moment on; what is put in comes with the next look.
    retire_now(activity_id=activity.pk, now=now)
    record("reminder_rules_changed", now=now, actor_id=person.pk, activity=activity.pk)


def _may_run(person: Person, activity: Activity) -> None:
    if not policies.may_run(person, activity):
        raise NotAllowed
