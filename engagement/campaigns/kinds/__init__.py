"""The actions a campaign may ask for. A new one is a file, a line in this tuple, its template and tests."""

from engagement.campaigns.kinds.action import ActionKind
from engagement.campaigns.kinds.letter import Letter
from engagement.campaigns.kinds.pledge import Pledge
from engagement.campaigns.kinds.shift import Shift
from engagement.campaigns.kinds.sign import Sign

KINDS: tuple[ActionKind, ...] = (Sign(), Pledge(), Shift(), Letter())


def kind_named(name: str) -> ActionKind:
    """The action of this name; an unknown one is a mistake of ours."""
    return next(kind for kind in KINDS if kind.name == name)
