"""The ways of answering a question: one file each, and this tuple. A new one is a file, a line, its columns, tests."""

from engagement.consultations.surveys.questions.consent import Consent
from engagement.consultations.surveys.questions.day import Day
from engagement.consultations.surveys.questions.district import District
from engagement.consultations.surveys.questions.kind import Kind
from engagement.consultations.surveys.questions.many import Many
from engagement.consultations.surveys.questions.number import Number
from engagement.consultations.surveys.questions.one import One
from engagement.consultations.surveys.questions.ranking import Ranking
from engagement.consultations.surveys.questions.scale import Scale
from engagement.consultations.surveys.questions.text import Text

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
