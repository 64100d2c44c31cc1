"""The methods a phase may have: one file each, and this tuple. A new one is a file, a line, its templates and tests."""

from engagement.consultations.methods.discussion import Discussion
from engagement.consultations.methods.ideas import Ideas
from engagement.consultations.methods.method import AnsweredMethod, PhaseMethod
from engagement.consultations.methods.survey import Survey

METHODS: tuple[PhaseMethod, ...] = (Survey(), Ideas(), Discussion())


def method_named(name: str) -> PhaseMethod:
    """The method of this name; a phase with an unknown one is a mistake of ours."""
    return next(method for method in METHODS if method.name == name)


def answered(name: str) -> AnsweredMethod | None:
    """The method of this name where it is one by which each person gives one thing, by a form; else None."""
    method = method_named(name)
    return method if isinstance(method, AnsweredMethod) else None
