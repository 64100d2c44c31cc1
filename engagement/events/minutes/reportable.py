"""Points of confirmed minutes as words that can be reported (`desk.reportables.Reportable`)."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from engagement.activities import policies as activities
from engagement.desk.reportables import GivenWords
from engagement.events.minutes import policies, selectors
from engagement.events.minutes.words import POINT
from engagement.events.models import MinutesPoint


class MinutesPoints:
    """What was said aloud and stands in minutes that everybody reads: by nobody's name."""

    kind = POINT
    label: str | Promise = _("Point made aloud")

    def find(self, code: str) -> GivenWords | None:
        event = "minutes__event__activity"
        points = MinutesPoint.objects.select_related(
            "contribution", f"{event}__place", f"{event}__organisation__place"
        )
        point = points.filter(contribution__code=code).first()
        text = selectors.confirmed_words(point) if point else None
        if point is None or text is None:
            return None
        activity = point.minutes.event.activity
        return GivenWords(
            text=text,
            language=point.contribution.original_language,
            author=None,
            activity=activity,
            url=reverse("events:minutes-read", args=[activity.code]),
        )

    def may_read(self, person: Person | None, words: GivenWords) -> bool:
        was_there = words.activity.is_sensitive and selectors.was_there(person, words.activity)
        return activities.may_see(person, words.activity) and policies.may_read(
            person, words.activity, was_there=was_there
        )
