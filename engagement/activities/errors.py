"""What can stand in the way of a verb on an activity, said to the person in words."""

from django.utils.translation import gettext as _

from core.refusals import Refused


class ActivityError(Refused):
    """A verb on an activity is refused."""


class NotAllowed(ActivityError):
    code = "not_allowed"

    def words(self) -> str:
        return _("You may not do this. Ask the organiser or a coordinator of the place.")


class NotOpen(ActivityError):
    code = "not_open"

    def words(self) -> str:
        return _("This is not open. Look at its page for what became of it.")


class WrongState(ActivityError):
    code = "wrong_state"

    def words(self) -> str:
        return _("Somebody was faster: this has already been decided. Reload the page to see how it stands.")


class OrganisationNotVerified(ActivityError):
    code = "organisation_not_verified"

    def words(self) -> str:
        return _("Verify the group first, then publish what it plans.")


class NotReady(ActivityError):
    """Something is missing before it can be published; the kind says what."""

    code = "not_ready"

    def __init__(self, missing: str) -> None:
        super().__init__()
        self.missing = missing

    def words(self) -> str:
        return self.missing


class TimeIsPast(ActivityError):
    code = "time_is_past"

    def words(self) -> str:
        return _("The date has passed. Give it a new date, then publish it.")


class SensitivityIsPromised(ActivityError):
    code = "sensitivity_is_promised"

    def words(self) -> str:
        return _(
            "People have joined because it is kept discreet. It stays sensitive; announce a new one for what is public."
        )


class TimeUnlikely(ActivityError):
    code = "time_unlikely"

    def words(self) -> str:
        return _("Write dates within ten years from now, the end after the start.")
