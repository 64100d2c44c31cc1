"""What a consultation asks of the method of a phase."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol, runtime_checkable

from django.forms import BaseForm
from django.utils.functional import Promise

from engagement.consultations.models import Phase
from engagement.consultations.open_rows import OpenRow
from engagement.voices.givers import Giver
from engagement.voices.models import Contribution


class TakingPart(Protocol):
    """The form by which people take part; `given()` is what `write` takes, once the form is valid."""

    def given(self) -> Any: ...


class PhaseMethod(Protocol):
    """One way of asking."""

    name: str
    label: str | Promise
    about: str | Promise
    """What it is good for, for organisers who choose among methods."""
    action: str | Promise
    """What the button says by which one takes part."""
    panel_template: str
    """What the consultation's page shows of a phase: its one action, and what one gave. Variable: `stage`."""
    results_template: str
    results_wait: bool
    """Whether what people gave is nobody's to see while the phase is open, and everybody's once it has closed."""
    takes_groups: bool
    """Whether somebody with a mandate may also speak for her group; not in a vote, where each person has one."""
    promise_template: str
    """Who reads what one gives, and until when it can be changed. Variables: activity, stage."""

    def action_url(self, phase: Phase) -> str:
        """Where one takes part."""
        ...

    def setup_url(self, phase: Phase) -> str:
        """Where those who plan it write what is asked."""
        ...

    def setup_label(self, phase: Phase) -> str:
        """What the link there says."""
        ...

    def unready(self, phase: Phase) -> str:
        """What is still missing before people can take part, in words; empty when nothing is."""
        ...

    def invitation(self, phase: Phase) -> str:
        """What it takes to take part, in words ("5 questions"); empty while it is not ready."""
        ...

    def results(self, phase: Phase) -> Sequence[Any]:
        """What all people gave, for the results template."""
        ...

    def open_rows(self, phase: Phase) -> Iterator[OpenRow]:
        """What everyone may know of it in numbers, once the consultation has been answered."""
        ...


@runtime_checkable
class AnsweredMethod(PhaseMethod, Protocol):
    """A method where each person gives one thing, by a form, and may change it until the phase closes."""

    answer_template: str
    review_template: str

    def is_walked(self, phase: Phase) -> bool:
        """Whether people answer it page by page (`views.steps`) and not by one form."""
        ...

    def form(
        self,
        phase: Phase,
        contribution: Contribution | None,
        data: Mapping[str, Any] | None,
        giver: Giver | None = None,
    ) -> tuple[BaseForm, TakingPart]:
        """The form, filled with what the person gave before; the same object twice, once as each type.

        With `giver` it is filled with what is kept for her and not sent yet, where there is any.
        """
        ...

    def write(self, phase: Phase, contribution: Contribution, given: Any) -> None:
        """Write what was given in place of what was there, inside the deed's transaction. Raises ActivityError."""
        ...

    def erase(self, contribution: Contribution) -> None:
        """Remove the words of a contribution."""
        ...

    def copy(self, fresh: Mapping[int, int]) -> None:
        """Write what is in contributions again for others, in the order given: {id: id of the other}.

        In new rows, whose numbers tell nothing of when the old ones were written; the old ones go afterwards.
        """
        ...

    def review(self, contribution: Contribution) -> Sequence[Any]:
        """What the person gave, for the review template."""
        ...
