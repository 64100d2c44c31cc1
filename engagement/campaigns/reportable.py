"""Names shown beside a campaign as words that can be reported (`desk.reportables.Reportable`)."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from engagement.activities.policies import may_see
from engagement.campaigns.choices import ActionState
from engagement.campaigns.models import ActionTaken
from engagement.campaigns.selectors import NAME
from engagement.desk.reportables import GivenWords


class Names:
    """The name somebody chose to be called by, in the list of who signed."""

    kind = NAME
    label: str | Promise = _("Name in a list")

    def find(self, code: str) -> GivenWords | None:
        trunk = "campaign__activity"
        shown = ActionTaken.objects.filter(state=ActionState.DONE, shows_name=True, person__erased_at=None)
        action = (
            shown.select_related("person", f"{trunk}__place", f"{trunk}__organisation__place")
            .exclude(**{f"{trunk}__is_sensitive": True})
            .filter(code=code)
            .first()
        )
        if action is None:
            return None
        activity = action.campaign.activity
        return GivenWords(
            text=action.person.called,
            language=activity.original_language,
            author=action.person,
            activity=activity,
            url=activity.get_absolute_url(),
        )

    def may_read(self, person: Person | None, words: GivenWords) -> bool:
        return may_see(person, words.activity)
