"""What every verb on invitations does: hold the activity, record the fact."""

from datetime import datetime

from accounts.models import Person
from core import facts
from engagement.activities.locks import lock
from engagement.activities.models import Invitation

LONGEST_CALLED = 60


def held(invitation: Invitation) -> Invitation:
    """The invitation read anew, with its activity locked."""
    activity = lock(invitation.activity_id)
    fresh = Invitation.objects.select_related("person", "organisation").get(pk=invitation.pk)
    fresh.activity = activity
    return fresh


def record_fact(name: str, invitation: Invitation, actor: Person | None, now: datetime, **more: int) -> None:
    """A fact with the ids that every one of an invitation has; `actor` is empty by the link."""
    facts.record(
        name,
        now=now,
        actor_id=actor.pk if actor else None,
        activity=invitation.activity_id,
        invitation=invitation.pk,
        **more,
    )
