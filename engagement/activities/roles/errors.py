"""What can stand in the way of giving a role, said in words."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


class NotOneOfYours(ActivityError):
    code = "not_one_of_yours"

    def words(self) -> str:
        return _(
            "This person neither belongs to the group nor helps with the event. Ask by e-mail address instead."
        )


class GroupNotKnown(ActivityError):
    code = "group_not_known"

    def words(self) -> str:
        return _("There is no other verified group of this name. Write the name as the group writes it.")


class RoleNotOpen(ActivityError):
    code = "role_not_open"

    def words(self) -> str:
        return _("This role is no longer open. Ask the organiser to give it again.")


class RoleOfAGroup(ActivityError):
    code = "role_of_a_group"

    def words(self) -> str:
        return _("A group's part cannot be handed over. Take it back, then name another group.")
