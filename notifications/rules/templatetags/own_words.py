"""The organiser's own words inside a mail: `{% own_words %}`."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from notifications.rules.placeholders import fill

register = template.Library()


@register.simple_tag(takes_context=True)
def own_words(context: dict[str, Any]) -> str:  # Any: a template's context holds what its page gives
    """`own_text` with its placeholders filled for the reader: plain text, escaped wherever the template escapes.

    Reads `own_text`, `person`, `activity`, `activity_url`, `when` and `registration` (with its event).
    """
    if not context.get("own_text"):
        return ""
    registration = context["registration"]
    place = registration.event.venue if registration.mode == "hall" else _("online")
    return fill(
        context["own_text"],
        {
            "name": context["person"].called,
            "event": context["activity"].title,
            "time": str(context["when"]),
            "place": place,
            "link": context["activity_url"],
        },
    )
