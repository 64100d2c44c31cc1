"""What consultations hold about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.consultations.models import Answer, Draft


class ConsultationsData:
    """Her own words and choices, question by question, and what she has not sent yet."""

    models: ClassVar[tuple[type[Model], ...]] = (Answer, Draft)

    def export(self, person: Person) -> dict[str, Rows]:
        answers = Answer.objects.filter(contribution__person=person).order_by("id")
        columns = ("text", "choice__text", "rank", "number", "date", "place__code", "wording")
        drafts = Draft.objects.filter(person=person).order_by("id")
        return {
            "answers": list(answers.values("contribution__code", "question__text", *columns)),
            "answers_not_sent": list(
                drafts.values("phase__consultation__activity__code", "answers", "kept_at")
            ),
        }
