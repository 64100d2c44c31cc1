"""What consultations hold about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.consultations.models import Answer, Mark


class ConsultationsData:
    """Her own words, choices and votes."""

    models: ClassVar[tuple[type[Model], ...]] = (Answer, Mark)

    def export(self, person: Person) -> dict[str, Rows]:
        answers = Answer.objects.filter(contribution__person=person).order_by("id")
        marks = Mark.objects.filter(contribution__person=person).order_by("id")
        return {
            "answers": list(answers.values("contribution__code", "question__text", "text", "choice__text")),
            "ballots": list(marks.values("contribution__code", "option__text", "rule", "value")),
        }
