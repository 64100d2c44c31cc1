"""What organisers plan of an event and people tell of themselves, as forms and the API hand it to services."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from engagement.events.choices import QuestionKind


@dataclass(frozen=True, kw_only=True)
class Hall:
    """Where and how an event is held; `seats` and `online_seats` None mean as many as come.

    `offer_hours` None: whoever is next on the waiting list has the seat at once; else a seat is offered for so long.
    `reconfirm_hours` None: nobody is asked shortly before whether she still comes.
    """

    venue: str
    in_hall: bool
    seats: int | None
    online_link: str
    party_most: int
    online_seats: int | None = None
    has_waiting_list: bool = True
    smaller_may_overtake: bool = False
    offer_hours: int | None = None
    needs_approval: bool = False
    registration_closes_at: datetime | None = None
    allows_transfer: bool = True
    reconfirm_hours: int | None = None
    reconfirm_by_hours: int = 24
    frees_silent_seats: bool = False


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question of the organiser. `for_mode` empty: everyone; `if_question` is a code, `if_choice` its answer."""

    kind: QuestionKind
    text: str
    choices: Sequence[str] = ()
    is_required: bool = False
    for_mode: str = ""
    if_question: str = ""
    if_choice: str = ""


@dataclass(frozen=True, kw_only=True)
class Needs:
    """What a party needs: a language to interpret into, children to look after, a ride, anything else."""

    interpreter: str = ""
    children: int = 0
    needs_transport: bool = False
    access: str = ""


@dataclass(frozen=True, kw_only=True)
class Details:
    """What a registration tells beside size and way; `answers` by the codes of questions."""

    companions: Sequence[str] = ()
    needs: Needs = Needs()
    answers: Mapping[str, str]
