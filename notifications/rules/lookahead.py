"""What an organiser's draft of a rule would do, with the looks at names written down."""

from collections.abc import Iterable
from datetime import datetime

from accounts.choices import Look
from accounts.models import Person
from accounts.services import log_looks
from engagement.activities.models import Activity
from notifications.engine.planning.replan import occasion_of
from notifications.rules.models import ReminderRule
from notifications.rules.preview import Preview, preview


def look_ahead(
    *, person: Person, activity: Activity, rule: ReminderRule, there: Iterable[ReminderRule], now: datetime
) -> Preview:
    """`there` are the steps of the event as they stand; `rule` is one of them as it would be."""
    others = [other for other in there if other.pk and other.step != rule.step]
    found = preview(occasion_of(activity.pk, [*others, rule]), rule.step, now=now)
    log_looks(viewer=person, people=found.looked_at, what=Look.REMINDER_PREVIEW, now=now)
    return found
