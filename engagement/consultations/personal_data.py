"""What consultations hold about a person."""

from typing import ClassVar

from django.db.models import Model, Q

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.consultations.givers import giver_of
from engagement.consultations.models import Answer, Comment, Consultation, Draft, Idea, Mark, Support
from engagement.participation.selectors import live


class ConsultationsData:
    """Her own words, choices and votes, also what is not sent yet; her ideas and comments, and what she supports."""

    models: ClassVar[tuple[type[Model], ...]] = (Answer, Draft, Mark, Support)

    def export(self, person: Person) -> dict[str, Rows]:
        sealed = Consultation.objects.filter(
            seal_key__isnull=False, activity__in=live().filter(person=person).values("activity")
        )
        pseudonyms = [giver.pseudonym for one in sealed if (giver := giver_of(person, one))]
        own = Q(contribution__person=person) | Q(contribution__pseudonym__in=pseudonyms)
        answers = Answer.objects.filter(own).order_by("id")
        ballots = Mark.objects.filter(own).order_by("id")
        columns = ("text", "choice__text", "rank", "number", "date", "place__code", "wording")
        drafts = Draft.objects.filter(Q(person=person) | Q(pseudonym__in=pseudonyms)).order_by("id")
        ideas = Idea.objects.filter(contribution__person=person).order_by("id")
        comments = Comment.objects.filter(contribution__person=person).order_by("id")
        supported = Support.objects.filter(person=person).order_by("id")
        return {
            "answers": list(answers.values("contribution__code", "question__text", *columns)),
            "answers_not_sent": list(drafts.values("phase__code", "answers", "kept_at")),
            "ballots": list(ballots.values("contribution__code", "option__text", "rule", "value")),
            "ideas": list(ideas.values("code", "title", "text", "category__text", "place__code", "supports")),
            "added_to_ideas": list(ideas.filter(additions__isnull=False).values("code", "additions__text")),
            "comments": list(
                comments.values("code", "idea__code", "reply_to__code", "stance", "text", "supports")
            ),
            "supported": list(supported.values("idea__code", "comment__code", "given_at")),
        }
