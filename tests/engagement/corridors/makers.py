"""Corridors for tests, made through the same services as on the site."""

from dataclasses import dataclass
from datetime import date, datetime

from accounts.models import Organisation, Person
from engagement.corridors.models import Corridor, Side, Task
from engagement.corridors.plans import Words
from engagement.corridors.services import accept_corridor, add_task, propose_corridor
from tests.makers import NOW, make_group, make_organiser, make_place

ENGLISH = Words(language="en", title="Books for the village", about="We send books.")
ARABIC = Words(language="ar", title="كتب للقرية", about="نرسل الكتب.")


@dataclass(frozen=True)
class Two:
    """A corridor between a group in Hong Kong, which proposed it, and one in Semarang; each with its organiser."""

    corridor: Corridor
    abroad: Side
    home: Side
    abroad_organiser: Person
    home_organiser: Person


def make_two_groups() -> tuple[Organisation, Organisation]:
    abroad = make_place("HK", name="Hong Kong")
    abroad.zone = "Asia/Hong_Kong"
    abroad.save(update_fields=["zone"])
    return make_group("Perhimpunan Contoh", place=abroad), make_group("Karang Contoh", place=make_place())


def make_corridor(
    *,
    is_accepted: bool = True,
    words: Words = ENGLISH,
    answer: Words | None = None,
    groups: tuple[Organisation, Organisation] | None = None,
    organisers: tuple[Person, Person] | None = None,
    now: datetime = NOW,
) -> Two:
    abroad, home = groups or make_two_groups()
    there, here = organisers or (make_organiser(abroad, "Rantau"), make_organiser(home, "Karang"))
    corridor = propose_corridor(person=there, organisation=abroad, partner=home, words=words, now=now)
    asked = corridor.sides.get(has_proposed=False)
    if is_accepted:
        asked = accept_corridor(person=here, side=asked, words=answer, now=now)
    return Two(corridor, corridor.sides.get(has_proposed=True), asked, there, here)


def make_task(
    side: Side,
    by: Person,
    *,
    text: str = "Pack the books",
    due_on: date,
    once: str = "1",
    now: datetime = NOW,
) -> Task:
    return add_task(person=by, side=side, text=text, due_on=due_on, once=once, now=now)
