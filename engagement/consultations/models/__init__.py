"""Consultations, their phases, and what each method keeps of what people gave."""

from .consultation import LONGEST_PHASE, Consultation, Phase
from .survey import LONGEST_CHOICE, LONGEST_TEXT, Answer, Choice, Question

__all__ = [
    "LONGEST_CHOICE",
    "LONGEST_PHASE",
    "LONGEST_TEXT",
    "Answer",
    "Choice",
    "Consultation",
    "Phase",
    "Question",
]
