"""What can stand in the way of minutes, said in words."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


class NotHeldYet(ActivityError):
    code = "not_held_yet"

    def words(self) -> str:
        return _("The event has not begun. Minutes can be confirmed once it has been held.")


class NotPublished(ActivityError):
    code = "not_published"

    def words(self) -> str:
        return _("The event is not published, or was called off: there is nothing to write minutes of.")


class MinutesStand(ActivityError):
    code = "minutes_stand"

    def words(self) -> str:
        return _(
            "The group has confirmed these minutes. To change something, begin a correction and say what it is."
        )


class NothingWritten(ActivityError):
    code = "nothing_written"

    def words(self) -> str:
        return _("There is nothing in these minutes yet. Note what was said or decided first.")


class WriterConfirms(ActivityError):
    code = "writer_confirms"

    def words(self) -> str:
        return _("You wrote these minutes. Ask somebody else of the group to read and confirm them.")


class WrittenMeanwhile(ActivityError):
    code = "written_meanwhile"

    def words(self) -> str:
        return _(
            "Somebody else has changed the notes meanwhile. Yours are still here: put both together, then save again."
        )


class NotConfirmedYet(ActivityError):
    code = "not_confirmed_yet"

    def words(self) -> str:
        return _("These minutes are still being written. Change them as they are.")
