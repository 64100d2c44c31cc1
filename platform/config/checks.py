"""The site's dangers as Django's system checks, so that `manage.py` names them too."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from config.safety import dangers


@register()
def check_nothing_dangerous(**kwargs: Any) -> list[CheckMessage]:
    return [Error(danger.what, hint=danger.do, id=danger.code) for danger in dangers()]
