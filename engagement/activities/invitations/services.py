"""Verbs on invitations: invite, remind, withdraw; answer, name delegates, take one off."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max

from accounts.models import Person
from accounts.unclaimed import Unclaimed, reader_at, register_unclaimed
from core import facts
from core.limits import Allowance, spend
from core.texts import readable
from engagement.activities import policies
from engagement.activities.choices import InvitationState, Invitee, State
from engagement.activities.errors import NotAllowed, NotOpen, WrongState
from engagement.activities.hosts import Host, host_of
from engagement.activities.invitations.errors import (
    AnswerDayUnlikely,
    ComesInPerson,
    InvitationOver,
    NobodyToInvite,
    RemindedAlready,
    TooManyDelegates,
)
from engagement.activities.invitations.plans import Guest, Named
from engagement.activities.invitations.selectors import living_of
from engagement.activities.locks import lock
from engagement.activities.models import (
    LONGEST_INVITED,
    LONGEST_WORDS,
    MOST_REMINDERS,
    Activity,
    Delegate,
    Invitation,
)

SENDING = Allowance("invite_to_activity", times=30, per=timedelta(days=1))
REMIND_BEFORE = timedelta(days=3)
REMIND_AT = time(9)
BETWEEN_LETTERS = timedelta(days=1)
LONGEST_CALLED = 60


def invite(
    *,
    person: Person,
    activity: Activity,
    guests: Sequence[Guest],
    note: str,
    answer_by: date,
    language: str,
    now: datetime,
) -> list[Invitation]:
    """Give each guest a numbered letter; whoever is invited already keeps the one there is.

    `answer_by` is a day of the place's calendar. Raises NotAllowed, TooManyTries, NotOpen, AnswerDayUnlikely,
    NobodyToInvite, NothingToRead.
    """
    if not policies.may_invite(person, activity):
        raise NotAllowed
    spend(SENDING, key=person.code, now=now)
    with transaction.atomic():
        activity = lock(activity.pk)
        _host_of_open(activity, now)
        zone = ZoneInfo(activity.zone)
        if not now.astimezone(zone).date() <= answer_by <= activity.starts_at.astimezone(zone).date():
            raise AnswerDayUnlikely
        letter = Invitation(
            activity=activity,
            note=readable(note, lines=True, optional=True)[:LONGEST_WORDS],
            language=language,
            answer_by=answer_by,
            invited_by=person,
            sent_at=now,
            remind_at=_reminder(activity, answer_by, now),
        )
        made = _letters(letter, guests, person, now)
        facts.record("invitations_sent", now=now, actor_id=person.pk, activity=activity.pk)
    return made


@transaction.atomic
def remind(*, person: Person, invitation: Invitation, now: datetime) -> Invitation:
    """Write again to who has not answered, in place of the planned reminder.

    Raises NotAllowed, NotOpen, WrongState, RemindedAlready.
    """
    invitation = _held(invitation)
    if not policies.may_invite(person, invitation.activity):
        raise NotAllowed
    _host_of_open(invitation.activity, now)
    if invitation.state != InvitationState.SENT:
        raise WrongState
    written = [at for at in (invitation.sent_at, invitation.remind_at) if at and at <= now]
    if now - max(written) < BETWEEN_LETTERS or invitation.reminder >= MOST_REMINDERS:
        raise RemindedAlready
    invitation.remind_at, invitation.reminder = now, invitation.reminder + 1
    invitation.save(update_fields=["remind_at", "reminder"])
    _note("invitation_reminded", invitation, person, now)
    return invitation


@transaction.atomic
def withdraw(*, person: Person, invitation: Invitation, now: datetime) -> Invitation:
    """Take back what is not answered yet; the number stays used. Raises NotAllowed, WrongState."""
    invitation = _held(invitation)
    if not policies.may_invite(person, invitation.activity):
        raise NotAllowed
    if invitation.state != InvitationState.SENT:
        raise WrongState
    invitation.state = InvitationState.WITHDRAWN
    invitation.save(update_fields=["state"])
    _note("invitation_withdrawn", invitation, person, now)
    return invitation


@transaction.atomic
def answer(
    *, invitation: Invitation, by: Person | None, comes: bool, delegates: Sequence[Named] = (), now: datetime
) -> Invitation:
    """Say yes or no, or think again; a yes may name delegates at once, a no gives every seat back.

    `by` is empty where it is answered by the link of the letter: to hold it is the right to answer.
    Raises InvitationOver, TooManyDelegates, ComesInPerson, NothingToRead, and what stands in the way of coming.
    """
    invitation = _held(invitation)
    host = _host_while_it_holds(invitation, now)
    wanted = InvitationState.ACCEPTED if comes else InvitationState.DECLINED
    if invitation.state != wanted:
        if not comes:
            _release_all(invitation, host, now)
        invitation.state, invitation.answered_at, invitation.answered_by = wanted, now, by
        if by and invitation.invitee == Invitee.PERSON and invitation.person_id != by.pk:
            # She has confirmed the address since: from now on the invitation is hers.
            invitation.person = by
        invitation.save()
        if comes and invitation.invitee == Invitee.PERSON and invitation.person:
            host.admit(activity=invitation.activity, person=invitation.person, for_organisation=None, now=now)
        _note("invitation_accepted" if comes else "invitation_declined", invitation, by, now)
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
    invitation = _held(delegate.invitation)
    host = _host_while_it_holds(invitation, now)
    removed, _rows = Delegate.objects.filter(pk=delegate.pk).delete()
    if removed:
        invitation.named -= 1
        invitation.save(update_fields=["named"])
        host.release(activity=invitation.activity, person=delegate.person, now=now)
        _note("delegate_taken_off", invitation, by, now, person=delegate.person_id)
    return invitation


def _letters(letter: Invitation, guests: Sequence[Guest], person: Person, now: datetime) -> list[Invitation]:
    activity = letter.activity
    there = {each.organisation_id or each.email for each in living_of(activity)}
    number = activity.invitations.aggregate(last=Max("number"))["last"] or 0
    made = []
    for guest in guests:
        email = "" if guest.organisation else guest.email.strip().lower()
        key = guest.organisation.pk if guest.organisation else email
        if key in there:
            continue
        there.add(key)
        number += 1
        made.append(_written(letter, guest, email, number, person, now))
    if not made:
        raise NobodyToInvite
    return Invitation.objects.bulk_create(made)


def _written(
    letter: Invitation, guest: Guest, email: str, number: int, person: Person, now: datetime
) -> Invitation:
    name = readable(guest.name)[:LONGEST_INVITED]
    reader = (
        None
        if guest.organisation
        else reader_at(
            email=email,
            called=name[:LONGEST_CALLED],
            language=letter.language,
            registered_by=person,
            now=now,
        )
    )
    return Invitation(
        activity=letter.activity,
        number=number,
        invitee=guest.invitee,
        name=name,
        email=email,
        person=reader,
        organisation=guest.organisation,
        seats=guest.seats or 1,
        note=letter.note,
        language=letter.language,
        answer_by=letter.answer_by,
        invited_by=person,
        sent_at=now,
        remind_at=letter.remind_at,
    )


def _reminder(activity: Activity, answer_by: date, now: datetime) -> datetime | None:
    """Three days before the last day, in the morning of the place; nobody is reminded within a day of the letter."""
    moment = datetime.combine(answer_by - REMIND_BEFORE, REMIND_AT, tzinfo=ZoneInfo(activity.zone))
    return moment if moment - now >= BETWEEN_LETTERS else None


def _held(invitation: Invitation) -> Invitation:
    """The invitation read anew, with its activity locked."""
    activity = lock(invitation.activity_id)
    held = Invitation.objects.select_related("person", "organisation").get(pk=invitation.pk)
    held.activity = activity
    return held


def _host_of_open(activity: Activity, now: datetime) -> Host:
    host = host_of(activity)
    if host is None or activity.state != State.PUBLISHED or activity.starts_at <= now:
        raise NotOpen
    return host


def _host_while_it_holds(invitation: Invitation, now: datetime) -> Host:
    activity, host = invitation.activity, host_of(invitation.activity)
    is_on = activity.state == State.PUBLISHED and activity.ends_at > now
    if host is None or not is_on or invitation.state == InvitationState.WITHDRAWN:
        raise InvitationOver
    return host


def _release_all(invitation: Invitation, host: Host, now: datetime) -> None:
    coming = [delegate.person for delegate in invitation.delegates.select_related("person")]
    if invitation.invitee == Invitee.PERSON and invitation.person:
        coming.append(invitation.person)
    invitation.delegates.all().delete()
    invitation.named = 0
    for person in coming:
        host.release(activity=invitation.activity, person=person, now=now)


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
        _note("delegate_named", invitation, by, now, person=record.pk)


def _record(each: Named, language: str) -> Unclaimed:
    return Unclaimed(called=each.name[:LONGEST_CALLED], full_name=each.name, language=language)


def _note(name: str, invitation: Invitation, actor: Person | None, now: datetime, **more: int) -> None:
    facts.record(
        name,
        now=now,
        actor_id=actor.pk if actor else None,
        activity=invitation.activity_id,
        invitation=invitation.pk,
        **more,
    )
