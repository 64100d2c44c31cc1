"""The consultation a page is about, for whoever may open that page; else 404."""

from django.http import Http404

from accounts.requests import VisitorRequest
from engagement.activities import policies
from engagement.activities.choices import Kind
from engagement.activities.models import Activity
from engagement.activities.views import visible
from engagement.voices.policies import may_read


def consultation(request: VisitorRequest, code: str) -> Activity:
    """Whoever sees its page."""
    activity = visible(request, code)
    if activity.kind != Kind.CONSULTATION:
        raise Http404
    return activity


def changed_by(request: VisitorRequest, code: str) -> Activity:
    """Those who plan it."""
    activity = consultation(request, code)
    if request.person is None or not policies.may_change(request.person, activity):
        raise Http404
    return activity


def read_by(request: VisitorRequest, code: str) -> Activity:
    """Those who read what people gave."""
    activity = consultation(request, code)
    if not may_read(request.person, activity):
        raise Http404
    return activity
