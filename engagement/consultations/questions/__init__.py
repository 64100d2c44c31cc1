"""The ways of answering a question: one file each, and this tuple. A new one is a file, a line, its columns, tests."""

from engagement.consultations.questions.consent import Consent
from engagement.consultations.questions.day import Day
from engagement.consultations.questions.district import District
from engagement.consultations.questions.kind import Kind
from engagement.consultations.questions.many import Many
from engagement.consultations.questions.number import Number
from engagement.consultations.questions.one import One
from engagement.consultations.questions.ranking import Ranking
from engagement.consultations.questions.scale import Scale
from engagement.consultations.questions.text import Text

KINDS: tuple[Kind, ...] = (
    Text(),
    One(),
    Many(),
    Scale(),
    Ranking(),
    Number(),
    Day(),
    District(),
    Consent(),
)


def kind_named(name: str) -> Kind:
    """The kind of this name; a question of an unknown one is a mistake of ours."""
    return next(kind for kind in KINDS if kind.name == name)
