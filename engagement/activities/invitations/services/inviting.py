"""Verbs of whoever invites: invite, remind, withdraw."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max

from accounts.models import Person
from accounts.unclaimed import reader_at
from core import facts
from core.limits import Allowance, spend
from core.texts import readable
from engagement.activities import policies
from engagement.activities.choices import InvitationState, State
from engagement.activities.errors import NotAllowed, NotOpen, WrongState
from engagement.activities.hosts import Host, host_of
from engagement.activities.invitations.errors import AnswerDayUnlikely, NobodyToInvite, RemindedAlready
from engagement.activities.invitations.plans import Guest
from engagement.activities.invitations.selectors import living_of
from engagement.activities.invitations.services.holding import LONGEST_CALLED, held, record_fact
from engagement.activities.locks import lock
from engagement.activities.models import LONGEST_INVITED, LONGEST_WORDS, MOST_REMINDERS, Activity, Invitation

SENDING = Allowance("invite_to_activity", times=30, per=timedelta(days=1))
REMIND_BEFORE = timedelta(days=3)
REMIND_AT = time(9)
BETWEEN_LETTERS = timedelta(days=1)


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
    invitation = held(invitation)
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
    record_fact("invitation_reminded", invitation, person, now)
    return invitation


@transaction.atomic
def withdraw(*, person: Person, invitation: Invitation, now: datetime) -> Invitation:
    """Take back what is not answered yet; the number stays used. Raises NotAllowed, WrongState."""
    invitation = held(invitation)
    if not policies.may_invite(person, invitation.activity):
        raise NotAllowed
    if invitation.state != InvitationState.SENT:
        raise WrongState
    invitation.state = InvitationState.WITHDRAWN
    invitation.save(update_fields=["state"])
    record_fact("invitation_withdrawn", invitation, person, now)
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


def _host_of_open(activity: Activity, now: datetime) -> Host:
    host = host_of(activity)
    if host is None or activity.state != State.PUBLISHED or activity.starts_at <= now:
        raise NotOpen
    return host
