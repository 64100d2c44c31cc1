"""What can stand in the way of taking action, said in words."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


class CampaignNotOpen(ActivityError):
    code = "campaign_not_open"

    def words(self) -> str:
        return _("One cannot take part in this campaign now. Its page says when it runs and what came of it.")


class AddressNotConfirmed(ActivityError):
    code = "address_not_confirmed"

    def words(self) -> str:
        return _("Confirm your e-mail address first: only people with a confirmed address are counted.")


class AddressCounted(ActivityError):
    code = "address_counted"

    def words(self) -> str:
        return _("This e-mail address has already been counted here, from another account of yours.")


class NotAskedHere(ActivityError):
    code = "not_asked_here"

    def words(self) -> str:
        return _("This campaign does not ask for that. Its page says what it asks.")


class ActionInUse(ActivityError):
    code = "action_in_use"

    def words(self) -> str:
        return _(
            "People have already done what you want to take out. It stays; you may put something else first."
        )


class DayNotUsable(ActivityError):
    code = "day_not_usable"

    def words(self) -> str:
        return _("Choose a day from today on, within a year.")


class NothingPromised(ActivityError):
    code = "nothing_promised"

    def words(self) -> str:
        return _("You have no promise here, or have already taken it back.")


class PledgeKept(ActivityError):
    code = "pledge_kept"

    def words(self) -> str:
        return _("You have kept this promise already. It stays as it is.")


class NotShared(ActivityError):
    code = "not_shared"

    def words(self) -> str:
        return _("This campaign is not shared with others.")


class NothingDone(ActivityError):
    code = "nothing_done"

    def words(self) -> str:
        return _("You have not signed this, or have already taken it back.")
