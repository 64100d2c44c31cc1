"""News of activities as words that can be reported; here, for the trunk lies below and has never heard of the desk."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from engagement.activities.models import Update
from engagement.activities.policies import may_see
from engagement.activities.updates.selectors import UPDATE
from engagement.desk.reportables import GivenWords
from engagement.desk.selectors import OF_THE_ACTIVITY


class News:
    """What those who run an activity tell of it."""

    kind = UPDATE
    label: str | Promise = _("A piece of news")

    def find(self, code: str) -> GivenWords | None:
        standing = Update.objects.select_related("published_by", *OF_THE_ACTIVITY).filter(withdrawn_at=None)
        update = standing.filter(code=code).first()
        if update is None:
            return None
        return GivenWords(
            text=f"{update.title}\n\n{update.text}",
            language=update.original_language,
            author=update.published_by,
            activity=update.activity,
            url=f"{reverse('activities:update-list', args=[update.activity.code])}#{code}",
        )

    def may_read(self, person: Person | None, words: GivenWords) -> bool:
        return may_see(person, words.activity)
