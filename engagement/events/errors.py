"""What can stand in the way of a registration, said in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.activities.errors import ActivityError
from engagement.participation.choices import Mode


class RegistrationFull(ActivityError):
    """Fewer seats are left than the party needs; `left` says how many."""

    code = "full"

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left

    def words(self) -> str:
        if self.left == 0:
            return _(
                "All seats are taken. Look whether you can take part online, or come back: seats may become free."
            )
        return ngettext(
            "Only %(left)d seat is left. Register fewer people.",
            "Only %(left)d seats are left. Register fewer people.",
            self.left,
        ) % {"left": self.left}


class RegistrationClosed(ActivityError):
    code = "registration_closed"

    def words(self) -> str:
        return _("Registration is closed: the event is over or was called off.")


class ModeNotOffered(ActivityError):
    code = "mode_not_offered"

    def words(self) -> str:
        return _("This event is not held that way. Choose one of the ways on its page.")


class PartyTooLarge(ActivityError):
    """More people than one registration may bring; `most` says how many it may."""

    code = "party_too_large"

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def words(self) -> str:
        return _(
            "One registration is for at most %(most)d people. Ask the others to register themselves."
        ) % {"most": self.most}


class NobodyComes(ActivityError):
    code = "nobody_comes"

    def words(self) -> str:
        return _("A registration is for one person at least.")


class SeatsTaken(ActivityError):
    """Fewer seats than are taken; `taken` says how many."""

    code = "seats_taken"

    def __init__(self, taken: int) -> None:
        super().__init__()
        self.taken = taken

    def words(self) -> str:
        return ngettext(
            "%(taken)d seat is taken already. Keep at least as many.",
            "%(taken)d seats are taken already. Keep at least as many.",
            self.taken,
        ) % {"taken": self.taken}


class ModeTaken(ActivityError):
    """People have registered for a way of taking part that is to be no more."""

    code = "mode_taken"

    def __init__(self, mode: Mode) -> None:
        super().__init__()
        self.mode = mode

    def words(self) -> str:
        if self.mode == Mode.HALL:
            return _(
                "People have registered for the hall. Keep it, or call the event off and announce a new one."
            )
        return _(
            "People have registered to be online. Keep it online too, or call the event off and announce a new one."
        )


class NotRegistered(ActivityError):
    code = "not_registered"

    def words(self) -> str:
        return _("You are not registered for this event, or have already cancelled.")


class TooEarlyToMark(ActivityError):
    code = "too_early_to_mark"

    def words(self) -> str:
        return _("Nobody can have come yet. From two hours before the start you can mark who came.")


class RosterTooEarly(ActivityError):
    code = "roster_too_early"

    def words(self) -> str:
        return _("This event is not published yet. Publish it first, then import who came.")


class NotMarked(ActivityError):
    code = "not_marked"

    def words(self) -> str:
        return _("She is not marked as come. Mark her first.")


class TooEarlyToSay(ActivityError):
    code = "too_early_to_say"

    def words(self) -> str:
        return _("The event is not over yet. Show your ticket at the door.")


class TooLateToSay(ActivityError):
    code = "too_late_to_say"

    def words(self) -> str:
        return _("This was too long ago. Ask the organiser to mark you.")


class TakenBack(ActivityError):
    code = "taken_back"

    def words(self) -> str:
        return _(
            "The organiser has not found you among those who came. If you were there, talk to the organiser."
        )
