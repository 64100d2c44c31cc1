"""Consultations, their phases, and what each method keeps of what people gave."""

from .consultation import LONGEST_PHASE, Consultation, Phase
from .decision import LONGEST_OPTION, LONGEST_OPTION_HELP, Decision, Mark, Option
from .survey import LONGEST_CHOICE, LONGEST_TEXT, Answer, Choice, Question

__all__ = [
    "LONGEST_CHOICE",
    "LONGEST_OPTION",
    "LONGEST_OPTION_HELP",
    "LONGEST_PHASE",
    "LONGEST_TEXT",
    "Answer",
    "Choice",
    "Consultation",
    "Decision",
    "Mark",
    "Option",
    "Phase",
    "Question",
]
