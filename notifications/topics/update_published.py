"""What is new in what she joined or follows: told soon after; several updates within a while are one message."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from accounts.purposes import UPDATES
from engagement.activities.choices import PUBLIC_STATES, Kind
from notifications.engine.choices import Reason, Urgency
from notifications.topics.reply_published import SETTLING
from notifications.topics.topic import Step, Topic
from notifications.topics.update_readers import PURPOSE, UpdateReaders, news_of

UPDATE_PUBLISHED = Topic(
    name=PURPOSE,
    label=_("There is news"),
    kinds=frozenset(Kind),
    states=frozenset(PUBLIC_STATES),
    audience=UpdateReaders(),
    urgency=Urgency.UNASKED,
    consent=UPDATES,
    of_time=False,
    left=Reason.NOT_PLANNED,
    more=lambda message: news_of([message])[message.pk],
    more_of_many=news_of,
    is_alike=True,
    because=_("%(name)s writes to you because you joined or follow this."),
    steps=(
        Step(
            name="at_once",
            label=_("half an hour after it is published"),
            happened_at=lambda occasion, member: member.joined_at + SETTLING,
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
