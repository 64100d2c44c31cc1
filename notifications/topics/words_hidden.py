"""Somebody's words were hidden: told to her at once, with why and how to ask for another look."""

from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind
from engagement.desk.models import Hiding
from notifications.engine.choices import Urgency
from notifications.topics.desk_news import STATES, OnTheDesk, at_once, hiding_of, hiding_page
from notifications.topics.topic import Topic

WORDS_HIDDEN = Topic(
    name="words_hidden",
    label=_("Your words were hidden"),
    kinds=frozenset(Kind),
    states=STATES,
    audience=OnTheDesk(model=Hiding, activity="case__activity", person="case__author", since="hidden_at"),
    urgency=Urgency.REMINDER,
    is_private=True,
    of_time=False,
    more=hiding_of,
    url=hiding_page,
    because=_("%(name)s writes to you because these are your words."),
    steps=at_once(_("as soon as they are hidden")),
)
