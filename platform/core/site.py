"""The site's settings row, read where a page or a message needs it."""

from core.models import SiteSettings


def site_settings() -> SiteSettings:
    """The one row; defaults stand in until an administrator has saved it."""
    return SiteSettings.objects.filter(pk=1).first() or SiteSettings(pk=1)
