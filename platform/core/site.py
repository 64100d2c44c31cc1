"""The site's settings row: read where a page or a message needs it, written by an administrator."""

from datetime import datetime
from typing import Any

from django.db import transaction

from core import facts
from core.models import SiteSettings


def site_settings() -> SiteSettings:
    """The one row; defaults stand in until an administrator has saved it."""
    return SiteSettings.objects.filter(pk=1).first() or SiteSettings(pk=1)


@transaction.atomic
def change_site_settings(*, actor_id: int, values: dict[str, Any], now: datetime) -> SiteSettings:
    """Write the site's settings; `values` by field, as SiteSettingsForm cleans them."""
    settings_row, _made = SiteSettings.objects.update_or_create(pk=1, defaults=values)
    facts.record("site_settings_changed", now=now, actor_id=actor_id)
    return settings_row
