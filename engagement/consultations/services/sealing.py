"""The seal of a consultation: answers lie under pseudonyms while it is open, and are nobody's once it is over."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from engagement.activities.choices import State
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.consultations.methods import METHODS
from engagement.consultations.methods.method import AnsweredMethod
from engagement.consultations.models import Consultation, Draft
from engagement.voices import services as voices


def seals_to_close(*, now: datetime) -> list[int]:
    """The ids of sealed consultations that are over and still have their key."""
    over = Q(activity__ends_at__lte=now) | ~Q(
        activity__state__in=[State.DRAFT, State.REVIEW, State.PUBLISHED]
    )
    return list(Consultation.objects.filter(over, seal_key__isnull=False).values_list("pk", flat=True))


@transaction.atomic
def close_seal(consultation_id: int, *, now: datetime) -> bool:
    """Copy what was given in random order into fresh rows that tell neither whose nor when, and destroy the key.

    Done again it does nothing. Returns whether the seal was closed by this call; it is not while anybody may answer.
    """
    activity = lock(consultation_id)
    consultation = Consultation.objects.get(pk=consultation_id)
    if consultation.seal_key is None or not _is_over(activity, now):
        return False
    methods = [method for method in METHODS if isinstance(method, AnsweredMethod)]
    for fresh in voices.write_anew_unnamed(activity):
        for method in methods:
            method.copy(fresh)
    voices.remove_pseudonymous(activity)
    Draft.objects.filter(phase__consultation=consultation).delete()
    consultation.seal_key = None
    consultation.save(update_fields=["seal_key"])
    return True


def _is_over(activity: Activity, now: datetime) -> bool:
    return activity.ends_at <= now or activity.state not in {State.DRAFT, State.REVIEW, State.PUBLISHED}
