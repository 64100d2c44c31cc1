"""What voices hold about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.voices.models import Contribution, Outcome, Progress, Reply, ReplyVersion, Unnamed


class VoicesData:
    """What she gave, and where it stands."""

    models: ClassVar[tuple[type[Model], ...]] = (
        Contribution,
        Outcome,
        Progress,
        Reply,
        ReplyVersion,
        Unnamed,
    )

    def export(self, person: Person) -> dict[str, Rows]:
        fields = (
            "code",
            "activity__title",
            "for_organisation__name",
            "slot",
            "state",
            "original_language",
            "given_at",
            "updated_at",
        )
        written = Reply.objects.filter(written_by=person)
        approved = ReplyVersion.objects.filter(approved_by=person)
        told = Progress.objects.filter(told_by=person)
        taken = Unnamed.objects.filter(taken_by=person)
        return {
            "contributions": list(person.contributions.values(*fields)),
            "replies_written": list(written.values("theme__title", "verdict", "reason", "changed_at")),
            "replies_approved": list(approved.values("theme__title", "number", "published_at")),
            "taken_down": list(taken.values("contribution__activity__title", "way", "taken_at", "agreed_to")),
            "progress_told": list(told.values("commitment__text", "percent", "text", "told_at")),
        }
