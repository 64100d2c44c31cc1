"""What somebody reported was decided: told to each who reported it with an account."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind
from engagement.desk.models import Report
from notifications.engine.choices import Urgency
from notifications.topics.desk_news import STATES, OnTheDesk, at_once, my_page, report_of
from notifications.topics.topic import Topic

REPORT_DECIDED = Topic(
    name="report_decided",
    label=_("What you reported was decided"),
    kinds=frozenset(Kind),
    states=STATES,
    audience=OnTheDesk(
        model=Report,
        activity="case__activity",
        person="reporter",
        since="case__decided_at",
        stands=Q(case__decided_at__isnull=False),
    ),
    urgency=Urgency.REMINDER,
    is_private=True,
    of_time=False,
    more=report_of,
    url=my_page,
    because=_("%(name)s writes to you because you reported this."),
    steps=at_once(_("as soon as it is decided")),
)
