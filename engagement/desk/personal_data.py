"""What the desk holds about a person. Nothing of hers tells who reported her."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.desk.models import Appeal, BurstLook, Case, Hiding, Report, SafeguardingTask


class DeskData:
    """What she reported, what of hers was hidden and asked back, what she decided, and help meant for her."""

    models: ClassVar[tuple[type[Model], ...]] = (Appeal, BurstLook, Case, Report, SafeguardingTask)

    def export(self, person: Person) -> dict[str, Rows]:
        hidden = Hiding.objects.filter(case__author=person)
        appeals = Appeal.objects.filter(hiding__case__author=person)
        reported = ("case__activity__title", "reason", "words", "at", "case__decision", "case__note")
        return {
            "reports": list(person.reports.values(*reported)),
            "words_hidden": list(
                hidden.values("code", "kind", "target", "reason", "words", "hidden_at", "lifted_at")
            ),
            "appeals": list(appeals.values("hiding__code", "words", "made_at", "is_granted", "note")),
            "cases_decided": list(person.decided_cases.values("code", "decision", "note", "decided_at")),
            "appeals_decided": list(
                person.decided_appeals.values("hiding__code", "is_granted", "decided_at")
            ),
            "bursts_looked_at": list(person.burst_looks.values("activity__code", "seen_at")),
            "help_for_me": list(person.helped_by.values("code", "made_at", "outcome", "closed_at")),
            "safeguarding_tasks": list(
                person.safeguarding_tasks.values("code", "made_at", "outcome", "closed_at")
            ),
        }
