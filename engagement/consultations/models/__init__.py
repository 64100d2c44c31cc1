"""Consultations, their phases, and what each method keeps of what people gave."""

from .consultation import Consultation, Phase
from .draft import Draft
from .survey import (
    DECIMALS,
    DIGITS,
    LONGEST_CHOICE,
    LONGEST_END,
    LONGEST_HEADING,
    LONGEST_TEXT,
    LONGEST_UNIT,
    Answer,
    Choice,
    Question,
)

__all__ = [
    "DECIMALS",
    "DIGITS",
    "LONGEST_CHOICE",
    "LONGEST_END",
    "LONGEST_HEADING",
    "LONGEST_TEXT",
    "LONGEST_UNIT",
    "Answer",
    "Choice",
    "Consultation",
    "Draft",
    "Phase",
    "Question",
]
