"""Consultations, their phases, and what each method keeps of what people gave."""

from .consultation import LONGEST_PHASE, Consultation, Phase
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
from .survey import LONGEST_CHOICE, LONGEST_TEXT, Answer, Choice, Question

__all__ = [
    "LONGEST_CATEGORY",
    "LONGEST_CHOICE",
    "LONGEST_PHASE",
    "LONGEST_TEXT",
    "LONGEST_TITLE",
    "LONGEST_WORDS",
    "Addition",
    "Answer",
    "Category",
    "Choice",
    "Comment",
    "Consultation",
    "Idea",
    "Phase",
    "Prompt",
    "Question",
    "Support",
]
