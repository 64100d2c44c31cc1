"""What can stand in the way of a shift, said in words."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


class ShiftFull(ActivityError):
    code = "shift_full"

    def words(self) -> str:
        return _("This shift is full. Choose another one; your place is kept where you have one.")


class ShiftCalledOff(ActivityError):
    code = "shift_called_off"

    def words(self) -> str:
        return _("This shift has been called off. Choose another one.")


class ShiftStarted(ActivityError):
    code = "shift_started"

    def words(self) -> str:
        return _("This shift has already started.")


class ShiftNotYet(ActivityError):
    code = "shift_not_yet"

    def words(self) -> str:
        return _("You can note who came from two hours before the shift starts.")


class ShiftsOverlap(ActivityError):
    code = "shifts_overlap"

    def words(self) -> str:
        return _("You have another shift at that time. Swap it for this one, or leave it first.")


class NoShiftTaken(ActivityError):
    code = "no_shift_taken"

    def words(self) -> str:
        return _("You have no place on this shift, or have already left it.")


class ShiftTimesNotUsable(ActivityError):
    code = "shift_times_not_usable"

    def words(self) -> str:
        return _("A shift starts from now on, ends after that, and lies within the dates of the campaign.")


class ShiftPlacesTaken(ActivityError):
    code = "shift_places_taken"

    def words(self) -> str:
        return _("More people have taken this shift already. Call it off, or leave room for them.")
