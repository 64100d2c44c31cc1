"""Help offered on the page after somebody gave words, so that nobody who looks over her shoulder learns why."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from core.site import site_settings
from engagement.desk.models import SafeguardingTask
from engagement.help.choices import Need

ASKS_HELP = "asks_help"
"""The name of the tick in a form: `desk/_asks_help.html`."""


def help_address() -> str:
    return f"{reverse('help:entry-list')}?need={Need.DANGER}"


def offer_help(request: HttpRequest, kind: str, code: str) -> None:
    """Say on the next page, once, who helps, if what was just given suggests that it may be of use."""
    if SafeguardingTask.objects.filter(kind=kind, target=code, closed_at=None).exists():
        show_help(request)


def show_help(request: HttpRequest) -> None:
    """Say on the next page, once, who helps."""
    words = _("If you or somebody close to you could use support:")
    line = site_settings().help_line
    call = (
        format_html(' · <a href="tel:{}"><bdi dir="ltr">{}</bdi></a>', _dialled(line), line) if line else ""
    )
    messages.info(
        request,
        format_html('{} <a href="{}">{}</a>{}', words, help_address(), _("see who helps"), call),
    )


def _dialled(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")
