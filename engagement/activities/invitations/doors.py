"""The invitations an address is about, for whoever may open that address; else 404."""

from django.http import Http404

from accounts.models import Person
from engagement.activities import policies
from engagement.activities.doors import visible
from engagement.activities.hosts import host_of
from engagement.activities.invitations import links, selectors
from engagement.activities.models import Activity, Delegate, Invitation


def invited_to(person: Person, code: str) -> Activity:
    """An activity to which this person may invite."""
    activity = visible(person, code)
    if not policies.may_invite(person, activity) or host_of(activity) is None:
        raise Http404
    return activity


def one_of(activity: Activity, code: str) -> Invitation:
    """One of its invitations."""
    invitation = selectors.one_of(activity, code)
    if invitation is None:
        raise Http404
    invitation.activity = activity
    return invitation


def held(token: str) -> Invitation:
    """The one a link is about."""
    invitation = links.read(token)
    if invitation is None:
        raise Http404
    return invitation


def mine(person: Person, code: str) -> Invitation:
    """One that this person may answer."""
    invitation = selectors.to(person).filter(code=code).first()
    if invitation is None:
        raise Http404
    return invitation


def delegate_of(invitation: Invitation, code: str) -> Delegate:
    delegate = selectors.delegate_of(invitation, code)
    if delegate is None:
        raise Http404
    return delegate
