"""Verbs about asking to join a group: ask, take it back, accept, decline."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts import policies
from accounts.choices import MemberState
from accounts.errors import AskedBefore, NotAllowed, NotAsked
from accounts.models import Membership, Organisation, Person
from accounts.services.members import accept_invitation, take_in
from core import facts
from core.limits import Allowance, spend
from core.texts import readable

WISHES = Allowance("wish_to_join", times=10, per=timedelta(days=1))
ASK_AGAIN = timedelta(days=30)
"""How long a no stands."""
LONGEST_WISH = 280


def ask_to_join(*, person: Person, organisation: Organisation, wish: str, now: datetime) -> Membership:
    """Ask a verified group to take one in, with a sentence; asked again it is the new sentence.

    Who is invited joins by it. Raises NotAllowed, AskedBefore, TooManyTries, NothingToRead.
    """
    words = readable(wish)[:LONGEST_WISH]
    spend(WISHES, key=person.code, now=now)
    with transaction.atomic():
        Organisation.objects.select_for_update(no_key=True, of=("self",)).get(pk=organisation.pk)
        if not policies.may_ask_to_join(person, organisation):
            raise NotAllowed
        before = Membership.objects.filter(person=person, organisation=organisation).first()
        if before and before.state == MemberState.INVITED:
            return accept_invitation(person=person, organisation=organisation, now=now)
        if before and before.state == MemberState.ASKED:
            before.wish = words
            before.save(update_fields=["wish"])
            return before
        if before:
            _expect_long_ago(before, now)
            before.delete()
        asked = Membership.objects.create(
            person=person, organisation=organisation, state=MemberState.ASKED, wish=words, joined_at=now
        )
        facts.record(
            "membership_asked", now=now, actor_id=person.pk, organisation=organisation.pk, asker=person.pk
        )
        return asked


@transaction.atomic
def take_wish_back(*, person: Person, organisation: Organisation, now: datetime) -> None:
    """Ask no more; the group is not told. Raises NotAsked."""
    _open_wish(person, organisation).delete()
    facts.record("membership_wish_taken_back", now=now, actor_id=person.pk, organisation=organisation.pk)


@transaction.atomic
def accept_wish(*, person: Person, organisation: Organisation, asker: Person, now: datetime) -> None:
    """Take somebody in as a member, who is told. Raises NotAllowed, NotAsked."""
    if not policies.may_manage(person, organisation):
        raise NotAllowed
    take_in(person, _open_wish(asker, organisation), now)


@transaction.atomic
def decline_wish(
    *, person: Person, organisation: Organisation, asker: Person, word: str, now: datetime
) -> None:
    """Say no, with a word if there is one; she is told. Raises NotAllowed, NotAsked."""
    if not policies.may_manage(person, organisation):
        raise NotAllowed
    asked = _open_wish(asker, organisation)
    asked.state, asked.answered_at = MemberState.DECLINED, now
    asked.answer = readable(word, optional=True)[:LONGEST_WISH]
    asked.save(update_fields=["state", "answer", "answered_at"])
    facts.record(
        "membership_answered", now=now, actor_id=person.pk, organisation=organisation.pk, person=asker.pk
    )


def answer_wish(
    *, person: Person, organisation: Organisation, asker: Person, is_yes: bool, word: str, now: datetime
) -> None:
    """Say yes, or no with a word. Raises NotAllowed, NotAsked."""
    if is_yes:
        accept_wish(person=person, organisation=organisation, asker=asker, now=now)
    else:
        decline_wish(person=person, organisation=organisation, asker=asker, word=word, now=now)


def _open_wish(person: Person, organisation: Organisation) -> Membership:
    asked = (
        Membership.objects.select_for_update(of=("self",))
        .filter(person=person, organisation=organisation, state=MemberState.ASKED)
        .first()
    )
    if asked is None:
        raise NotAsked
    return asked


def _expect_long_ago(declined: Membership, now: datetime) -> None:
    if declined.answered_at and now < declined.answered_at + ASK_AGAIN:
        raise AskedBefore
