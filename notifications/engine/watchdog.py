"""Whether the engine is alive: when the bell has not rung for five minutes, somebody must be told."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from notifications.engine.models import Bell

ALARM_AFTER = timedelta(minutes=5)


def problem(now: datetime) -> str | None:
    """A sentence for the health page and the pages of administrators, or None when the bell rings."""
    bell = Bell.objects.filter(name="ring").first()
    if bell is None:
        return _("The reminder bell has never rung: no worker or no beat is running.")
    if now - bell.rung_at > ALARM_AFTER:
        return _("The reminder bell has not rung for five minutes: no message goes out until it does.")
    return None
