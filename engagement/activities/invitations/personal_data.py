"""What invitations hold about a person."""

from typing import ClassVar

from django.db.models import Model

from accounts.models import Person
from accounts.personal_data import Rows
from engagement.activities.models import Delegate, Invitation


class InvitationsData:
    """The letters to her, those she sent or answered for others, and for whom she was named to come."""

    models: ClassVar[tuple[type[Model], ...]] = (Invitation, Delegate)

    def export(self, person: Person) -> dict[str, Rows]:
        letter = ("activity__title", "number", "name", "seats", "state", "sent_at", "answered_at")
        sent = Invitation.objects.filter(invited_by=person)
        answered = Invitation.objects.filter(answered_by=person).exclude(person=person)
        named = ("invitation__activity__title", "invitation__name", "name", "named_at")
        return {
            "invitations": list(person.invitations.values(*letter, "email", "note")),
            "invitations_sent": list(sent.values("activity__title", "number", "sent_at")),
            "invitations_answered": list(answered.values(*letter)),
            "delegations": list(person.delegations.values(*named)),
        }
