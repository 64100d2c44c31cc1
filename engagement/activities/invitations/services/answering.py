"""Verbs of whoever is invited: answer, name delegates, take one off."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import Person
from accounts.unclaimed import Unclaimed, register_unclaimed
from core.texts import readable
from engagement.activities.choices import InvitationState, Invitee, State
from engagement.activities.hosts import Host, host_of
from engagement.activities.invitations.errors import ComesInPerson, InvitationOver, TooManyDelegates
from engagement.activities.invitations.plans import Named
from engagement.activities.invitations.services.holding import LONGEST_CALLED, held, record_fact
from engagement.activities.models import LONGEST_INVITED, Delegate, Invitation


@transaction.atomic
def answer(
    *, invitation: Invitation, by: Person | None, comes: bool, delegates: Sequence[Named] = (), now: datetime
) -> Invitation:
    """Say yes or no, or think again; a yes may name delegates at once, a no gives every seat back.

    `by` is empty where it is answered by the link of the letter: to hold it is the right to answer.
    Raises InvitationOver, TooManyDelegates, ComesInPerson, NothingToRead, and what stands in the way of coming.
    """
    invitation = held(invitation)
    host = _host_while_it_holds(invitation, now)
    wanted = InvitationState.ACCEPTED if comes else InvitationState.DECLINED
    if invitation.state != wanted:
        if not comes:
            _release_all(invitation, host, by, now)
        invitation.state, invitation.answered_at, invitation.answered_by = wanted, now, by
        if by and invitation.invitee == Invitee.PERSON and invitation.person_id != by.pk:
            # She has confirmed the address since: from now on the invitation is hers.
            invitation.person = by
        invitation.save()
        if comes and invitation.invitee == Invitee.PERSON and invitation.person:
            host.admit(activity=invitation.activity, person=invitation.person, for_organisation=None, now=now)
        record_fact("invitation_accepted" if comes else "invitation_declined", invitation, by, now)
    if comes and delegates:
        _name(invitation, delegates, by, host, now)
    return invitation


@transaction.atomic
def name_delegates(
    *, invitation: Invitation, by: Person | None, delegates: Sequence[Named], now: datetime
) -> Invitation:
    """Say who comes, all or none of them; a name said twice is one. It is a yes where none was given yet.

    Raises as `answer`.
    """
    return answer(invitation=invitation, by=by, comes=True, delegates=delegates, now=now)


@transaction.atomic
def take_off(*, delegate: Delegate, by: Person | None, now: datetime) -> Invitation:
    """One of them does not come: her seat is free for another name. Raises InvitationOver."""
    invitation = held(delegate.invitation)
    host = _host_while_it_holds(invitation, now)
    removed, _rows = Delegate.objects.filter(pk=delegate.pk).delete()
    if removed:
        invitation.named -= 1
        invitation.save(update_fields=["named"])
        host.release(activity=invitation.activity, person=delegate.person, by=by, now=now)
        record_fact("delegate_taken_off", invitation, by, now, person=delegate.person_id)
    return invitation


def _host_while_it_holds(invitation: Invitation, now: datetime) -> Host:
    activity, host = invitation.activity, host_of(invitation.activity)
    is_on = activity.state == State.PUBLISHED and activity.ends_at > now
    if host is None or not is_on or invitation.state == InvitationState.WITHDRAWN:
        raise InvitationOver
    return host


def _release_all(invitation: Invitation, host: Host, by: Person | None, now: datetime) -> None:
    coming = [delegate.person for delegate in invitation.delegates.select_related("person")]
    if invitation.invitee == Invitee.PERSON and invitation.person:
        coming.append(invitation.person)
    invitation.delegates.all().delete()
    invitation.named = 0
    for person in coming:
        host.release(activity=invitation.activity, person=person, by=by, now=now)


def _name(
    invitation: Invitation, delegates: Sequence[Named], by: Person | None, host: Host, now: datetime
) -> None:
    if not invitation.names_delegates:
        raise ComesInPerson
    known = {name.casefold() for name in invitation.delegates.values_list("name", flat=True)}
    fresh: dict[str, Named] = {}
    for each in delegates:
        name = readable(each.name)[:LONGEST_INVITED]
        if name.casefold() not in known:
            fresh.setdefault(name.casefold(), Named(name=name))
    if len(fresh) > invitation.seats_left:
        raise TooManyDelegates(invitation.seats_left)
    records = register_unclaimed(
        registered_by=by,
        people=[_record(each, invitation.language) for each in fresh.values()],
        now=now,
    )
    invitation.named += len(fresh)
    invitation.save(update_fields=["named"])
    for each, record in zip(fresh.values(), records, strict=True):
        Delegate.objects.create(invitation=invitation, person=record, name=each.name, named_at=now)
        host.admit(
            activity=invitation.activity,
            person=record,
            for_organisation=invitation.organisation,
            now=now,
        )
        record_fact("delegate_named", invitation, by, now, person=record.pk)


def _record(each: Named, language: str) -> Unclaimed:
    return Unclaimed(called=each.name[:LONGEST_CALLED], full_name=each.name, language=language)
