"""What a consultation came to, as data for everyone: the rows of each phase, once it has been answered."""

from collections.abc import Iterator, Mapping

from engagement.activities.models import Activity
from engagement.consultations import selectors
from engagement.consultations.methods import method_named
from engagement.voices import selectors as voices

COLUMNS = ("phase", "method", "asked", "answer", "value", "out_of")
"""The names of the columns, in files and in the API alike: they are for programs and stay in English."""


def is_open_data(activity: Activity) -> bool:
    """Of what is over and has been answered; never of what is sensitive."""
    return not activity.is_sensitive and voices.outcome_of(activity) is not None


def rows_of(activity: Activity) -> Iterator[Mapping[str, object]]:
    """Phase by phase, each row under COLUMNS."""
    for phase in selectors.phases_of(activity):
        method = method_named(phase.method)
        head = {"phase": phase.title or str(method.label), "method": method.name}
        for row in method.open_rows(phase):
            yield head | vars(row)
