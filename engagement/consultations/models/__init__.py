"""Consultations, their phases, and what each method keeps of what people gave."""

from .consultation import LONGEST_PHASE, Consultation, Phase
from .decision import LONGEST_OPTION, LONGEST_OPTION_HELP, Decision, Mark, Option
from .draft import Draft
from .ideas import (
    LONGEST_CATEGORY,
    LONGEST_TITLE,
    LONGEST_WORDS,
    Addition,
    Category,
    Comment,
    Idea,
    Prompt,
    Support,
)
from .sheet import Sheet
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
    "LONGEST_CATEGORY",
    "LONGEST_CHOICE",
    "LONGEST_END",
    "LONGEST_HEADING",
    "LONGEST_OPTION",
    "LONGEST_OPTION_HELP",
    "LONGEST_PHASE",
    "LONGEST_TEXT",
    "LONGEST_TITLE",
    "LONGEST_UNIT",
    "LONGEST_WORDS",
    "Addition",
    "Answer",
    "Category",
    "Choice",
    "Comment",
    "Consultation",
    "Decision",
    "Draft",
    "Idea",
    "Mark",
    "Option",
    "Phase",
    "Prompt",
    "Question",
    "Sheet",
    "Support",
]
