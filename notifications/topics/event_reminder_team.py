"""What you organise is about to start: told in place of the reminder to those who run an event."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from notifications.engine.models import Message
from notifications.topics.event_reminder import EVENT_REMINDER
from notifications.topics.runners import Runs, people_coming
from notifications.topics.topic import Topic


def _work_page(message: Message) -> str:
    return reverse("activities:activity-work", args=[message.activity.code]) if message.activity else ""


# The same purpose: whoever also comes to it is told once, in these words.
EVENT_REMINDER_TEAM = Topic(
    name="event_reminder_team",
    purpose=EVENT_REMINDER.same_as,
    label=_("What you organise is about to start"),
    kinds=EVENT_REMINDER.kinds,
    states=EVENT_REMINDER.states,
    audience=Runs(),
    urgency=EVENT_REMINDER.urgency,
    more=people_coming,
    url=_work_page,
    because=_("%(name)s writes to you because you organise this."),
    steps=EVENT_REMINDER.steps,
    takes_rules=EVENT_REMINDER.takes_rules,
)
