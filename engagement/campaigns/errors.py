"""What can stand in the way of taking action, said in words."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


class CampaignNotOpen(ActivityError):
    code = "campaign_not_open"

    def words(self) -> str:
        return _("This campaign takes no signatures now. Its page says when it runs and what came of it.")


class AddressNotConfirmed(ActivityError):
    code = "address_not_confirmed"

    def words(self) -> str:
        return _("Confirm your e-mail address first: only people with a confirmed address are counted.")


class AddressCounted(ActivityError):
    code = "address_counted"

    def words(self) -> str:
        return _("This e-mail address has already been counted here, from another account of yours.")


class NothingDone(ActivityError):
    code = "nothing_done"

    def words(self) -> str:
        return _("You have not signed this, or have already taken it back.")
