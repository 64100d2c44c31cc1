"""Ideas and comments as words that can be reported (`desk.reportables.Reportable`)."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from engagement.activities import policies as activities
from engagement.consultations.ideas.hidden import COMMENT, IDEA
from engagement.consultations.ideas.selectors import may_read_words
from engagement.consultations.models import Comment, Idea
from engagement.desk.reportables import GivenWords

_TRUNK = "phase__consultation__activity"
_WITH = ("contribution__person", f"{_TRUNK}__place", f"{_TRUNK}__organisation__place")


class _InAPhase:
    def may_read(self, person: Person | None, words: GivenWords) -> bool:
        return activities.may_see(person, words.activity) and may_read_words(person, words.activity)


class Ideas(_InAPhase):
    """An idea with what was added to it."""

    kind = IDEA
    label: str | Promise = _("Idea")

    def find(self, code: str) -> GivenWords | None:
        standing = Idea.objects.exclude(title="").select_related(*_WITH).prefetch_related("additions")
        idea = standing.filter(code=code).first()
        if idea is None:
            return None
        return GivenWords(
            text="\n\n".join([idea.title, idea.text, *(added.text for added in idea.additions.all())]),
            language=idea.contribution.original_language,
            author=idea.contribution.person,
            activity=idea.phase.consultation.activity,
            url=reverse("consultations:idea-show", args=[idea.phase.code, idea.code]),
        )


class Comments(_InAPhase):
    """What somebody said to an idea, in a discussion or to a comment."""

    kind = COMMENT
    label: str | Promise = _("Comment")

    def find(self, code: str) -> GivenWords | None:
        standing = Comment.objects.exclude(text="").select_related("idea", *_WITH)
        comment = standing.filter(code=code).first()
        if comment is None:
            return None
        phase = comment.phase
        page = (
            reverse("consultations:idea-show", args=[phase.code, comment.idea.code])
            if comment.idea
            else reverse("consultations:discussion-show", args=[phase.code])
        )
        return GivenWords(
            text=comment.text,
            language=comment.contribution.original_language,
            author=comment.contribution.person,
            activity=phase.consultation.activity,
            url=f"{page}#c-{comment.code}",
        )
