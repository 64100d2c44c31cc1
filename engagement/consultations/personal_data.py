"""What consultations hold about a person."""

from typing import ClassVar

from django.db.models import Model, Q

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.consultations.givers import giver_of
from engagement.consultations.models import Answer, Comment, Consultation, Draft, Idea, Support
from engagement.participation.selectors import live


class ConsultationsData:
    """Her own words and choices, question by question, also not sent yet; her ideas and comments; what she supports."""

    models: ClassVar[tuple[type[Model], ...]] = (Answer, Draft, Support)

    def export(self, person: Person) -> dict[str, Rows]:
        sealed = Consultation.objects.filter(
            seal_key__isnull=False, activity__in=live().filter(person=person).values("activity")
        )
        marks = [giver.mark for one in sealed if (giver := giver_of(person, one))]
        answers = Answer.objects.filter(Q(contribution__person=person) | Q(contribution__mark__in=marks))
        columns = ("text", "choice__text", "rank", "number", "date", "place__code", "wording")
        drafts = Draft.objects.filter(Q(person=person) | Q(mark__in=marks)).order_by("id")
        ideas = Idea.objects.filter(contribution__person=person).order_by("id")
        comments = Comment.objects.filter(contribution__person=person).order_by("id")
        supported = Support.objects.filter(person=person).order_by("id")
        return {
            "answers": list(answers.order_by("id").values("contribution__code", "question__text", *columns)),
            "answers_not_sent": list(drafts.values("phase__code", "answers", "kept_at")),
            "ideas": list(ideas.values("code", "title", "text", "category__text", "place__code", "supports")),
            "added_to_ideas": list(ideas.filter(additions__isnull=False).values("code", "additions__text")),
            "comments": list(
                comments.values("code", "idea__code", "reply_to__code", "stance", "text", "supports")
            ),
            "supported": list(supported.values("idea__code", "comment__code", "given_at")),
        }
