"""Whether the parts of the site that work unseen do work: one sentence for each that does not."""

from datetime import datetime

from django.utils.module_loading import import_string


def problems(now: datetime) -> list[str]:
    """What `config.composition.HEALTH` finds wrong, in words; for the health page and the pages of staff."""
    return [line for path in import_string("config.composition.HEALTH") if (line := import_string(path)(now))]
