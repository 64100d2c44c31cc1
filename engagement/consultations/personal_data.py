"""What consultations hold about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.consultations.models import Answer, Comment, Idea, Support


class ConsultationsData:
    """Her own words and choices, question by question; her ideas and comments, and what she supports."""

    models: ClassVar[tuple[type[Model], ...]] = (Answer, Support)

    def export(self, person: Person) -> dict[str, Rows]:
        answers = Answer.objects.filter(contribution__person=person).order_by("id")
        ideas = Idea.objects.filter(contribution__person=person).order_by("id")
        comments = Comment.objects.filter(contribution__person=person).order_by("id")
        supported = Support.objects.filter(person=person).order_by("id")
        return {
            "answers": list(answers.values("contribution__code", "question__text", "text", "choice__text")),
            "ideas": list(ideas.values("code", "title", "text", "category__text", "place__code", "supports")),
            "added_to_ideas": list(ideas.filter(additions__isnull=False).values("code", "additions__text")),
            "comments": list(
                comments.values("code", "idea__code", "reply_to__code", "stance", "text", "supports")
            ),
            "supported": list(supported.values("idea__code", "comment__code", "given_at")),
        }
