"""The campaign an address is about, for whoever may open that address; else 404, as if it were not there."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import Person
from engagement.activities.choices import Kind, State
from engagement.activities.doors import for_change, visible
from engagement.activities.models import Activity
from engagement.campaigns.choices import ActionState
from engagement.campaigns.models import Pledge
from engagement.campaigns.policies import is_shared


def campaign(person: Person | None, code: str) -> Activity:
    """Whoever may see it at all."""
    activity = visible(person, code)
    if activity.kind != Kind.CAMPAIGN:
        raise Http404
    return activity


def for_guests(code: str) -> Activity:
    """Where one may sign without an account: published, and not sensitive, for the mail with the link names it."""
    activity = campaign(None, code)
    if activity.is_sensitive or activity.state != State.PUBLISHED:
        raise Http404
    return activity


def shared(person: Person | None, code: str) -> Activity:
    """What may be spread."""
    activity = campaign(person, code)
    if not is_shared(activity):
        raise Http404
    return activity


def pledge_in(activity: Activity, code: str) -> Pledge:
    """One promise that stands in a campaign."""
    found = Pledge.objects.select_related("action__person", "action__campaign__activity")
    standing = found.filter(action__campaign=activity.pk, action__state=ActionState.DONE)
    return get_object_or_404(standing, action__code=code)


def changed_by(person: Person | None, code: str) -> Activity:
    """Those who plan it."""
    return for_change(person, campaign(person, code))
