"""When a rule is told, in words."""

from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from notifications.rules.choices import ForWhom, Timing
from notifications.rules.models import ReminderRule


def label_of(rule: ReminderRule) -> str:
    """ "2 days before it starts, at 09:00 by the reader's clock", and for whom where it is not for all."""
    when = _when(rule)
    if rule.for_whom == ForWhom.ALL:
        return when
    return _("%(when)s (%(for_whom)s)") % {"when": when, "for_whom": rule.get_for_whom_display().lower()}


def _when(rule: ReminderRule) -> str:
    if rule.timing == Timing.HOURS:
        return _hours(*divmod(rule.minutes, 60))
    days = ngettext("%(days)s day before", "%(days)s days before", rule.days) % {"days": rule.days}
    if rule.timing == Timing.DAYS:
        return _("%(days)s, at the hour at which it starts") % {"days": days}
    hour = time_format(rule.at or "", "H:i")
    if not rule.days:
        return _("On the day, at %(hour)s by your clock") % {"hour": hour}
    return _("%(days)s, at %(hour)s by your clock") % {"days": days, "hour": hour}


def _hours(hours: int, minutes: int) -> str:
    if not minutes:
        return ngettext("%(hours)s hour before it starts", "%(hours)s hours before it starts", hours) % {
            "hours": hours
        }
    if not hours:
        return ngettext(
            "%(minutes)s minute before it starts", "%(minutes)s minutes before it starts", minutes
        ) % {"minutes": minutes}
    return _("%(hours)s h %(minutes)s min before it starts") % {"hours": hours, "minutes": minutes}
