"""What can stand in the way of an organiser's rule, said in words."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


class TooManyRules(ActivityError):
    code = "too_many_rules"

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def words(self) -> str:
        return _("An event has at most %(most)s reminders of its own. Change one of them instead.") % {
            "most": self.most
        }


class SameMoment(ActivityError):
    """Somebody would be reminded twice at once."""

    code = "same_moment"

    def words(self) -> str:
        return _("There is already a reminder at that moment for the same people. Choose another time.")


class NoAddressOfYours(ActivityError):
    code = "no_address"

    def words(self) -> str:
        return _("We have no confirmed e-mail address of yours to send the test to.")


class TextNotUsable(ActivityError):
    """An organiser's words cannot be sent as they are."""


class UnknownPlaceholder(TextNotUsable):
    code = "unknown_placeholder"

    def __init__(self, unknown: Sequence[str], known: Sequence[str]) -> None:
        super().__init__()
        self.unknown, self.known = unknown, known

    def words(self) -> str:
        return _("We do not know %(unknown)s. You can use %(known)s.") % {
            "unknown": _braced(self.unknown),
            "known": _braced(self.known),
        }


class LooseBracket(TextNotUsable):
    code = "loose_bracket"

    def words(self) -> str:
        return _("A curly bracket has no partner. Write { and } only around a word like {name}.")


def _braced(names: Sequence[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)
