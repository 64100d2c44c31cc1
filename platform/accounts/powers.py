"""What a person may do: read once per request from her roles, never from how she describes herself."""

from collections.abc import Iterable
from dataclasses import dataclass

from places.models import Place


@dataclass(frozen=True)
class Powers:
    """The doors that are open to one person."""

    is_administrator: bool = False
    coordinates: tuple[Place, ...] = ()
    answers_for: tuple[Place, ...] = ()
    safeguards: tuple[Place, ...] = ()
    belongs_to: frozenset[int] = frozenset()
    drafts_for: frozenset[int] = frozenset()
    organises: frozenset[int] = frozenset()

    @property
    def is_staff(self) -> bool:
        """Whoever sees other people's data over a whole place."""
        return self.is_administrator or bool(self.coordinates)

    @property
    def needs_second_factor(self) -> bool:
        """Staff, and whoever is trained to read of people in danger."""
        return self.is_staff or bool(self.safeguards)

    def cover(self, place: Place) -> bool:
        """Whether she coordinates this place, itself or from above."""
        return self.is_administrator or covers(self.coordinates, place)


NOTHING = Powers()


def covers(scope: Iterable[Place], place: Place) -> bool:
    """Whether `place` is one of `scope` or lies inside one of them."""
    path = str(place.path)
    return any(path == str(top.path) or path.startswith(f"{top.path}.") for top in scope)
