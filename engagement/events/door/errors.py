"""What can stand in the way at the door, said in words."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


class CannotTell(ActivityError):
    """Whom a name means is not clear; `why` says it in words."""

    code = "cannot_tell"

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why = why

    def words(self) -> str:
        return self.why or _("This cannot be read as a name. Write the name of one person.")
