"""Verbs on mandates: grant, withdraw, object, take an objection back, answer it."""

from datetime import datetime

from django.db import transaction

from accounts import policies as groups
from accounts.models import Organisation, Person
from core import facts
from core.site import site_settings
from core.texts import readable
from engagement.activities.errors import NotAllowed
from engagement.activities.mandates import policies
from engagement.activities.mandates.errors import (
    DaysNotPossible,
    GrantsHerself,
    MandateOver,
    MandateOverlaps,
    NoMandate,
    NotAMember,
)
from engagement.activities.mandates.plans import MandatePlan
from engagement.activities.mandates.selectors import standing_for
from engagement.activities.models import (
    LONGEST_EVIDENCE,
    LONGEST_MANDATE,
    LONGEST_OBJECTION,
    LONGEST_SCOPE,
    Activity,
    Mandate,
    MandateObjection,
)
from places.selectors import zone_of


@transaction.atomic
def grant_mandate(*, person: Person, organisation: Organisation, plan: MandatePlan, now: datetime) -> Mandate:
    """Let a member speak for the group; nobody lets herself, but where nobody else could decide.

    Raises NotAllowed, NotAMember, GrantsHerself, DaysNotPossible, MandateOverlaps, NothingToRead.
    """
    scope = readable(plan.scope)[:LONGEST_SCOPE]
    evidence = readable(plan.evidence, lines=True)[:LONGEST_EVIDENCE]
    organisation = _hold(organisation)
    if not policies.may_grant(person, organisation):
        raise NotAllowed
    if not groups.belongs(plan.holder, organisation):
        raise NotAMember
    is_by_holder = plan.holder.pk == person.pk
    if is_by_holder and not policies.is_alone(person, organisation):
        raise GrantsHerself
    mandate = Mandate(
        organisation=organisation,
        person=plan.holder,
        scope=scope,
        activity=plan.activity,
        evidence=evidence,
        evidence_url=plan.evidence_url,
        starts_on=plan.starts_on,
        expires_on=plan.expires_on,
        zone=zone_of(organisation.place) or site_settings().zone,
        granted_by=person,
        granted_at=now,
        is_by_holder=is_by_holder,
    )
    _expect_possible(mandate, now)
    mandate.save()
    _note("mandate_granted", mandate, person, now)
    return mandate


@transaction.atomic
def withdraw_mandate(*, person: Person, mandate: Mandate, now: datetime) -> Mandate:
    """End it at once; what was given under it stands. Raises NotAllowed, MandateOver."""
    if not policies.may_withdraw(person, mandate):
        raise NotAllowed
    held = _hold_standing(mandate, now)
    held.withdrawn_by, held.withdrawn_at = person, now
    held.save(update_fields=["withdrawn_by", "withdrawn_at"])
    _note("mandate_withdrawn", held, person, now)
    return held


@transaction.atomic
def object_to(*, person: Person, mandate: Mandate, reason: str, now: datetime) -> MandateObjection:
    """Say something against it while it stands; said again it is the new reason, and waits for another answer.

    Raises NotAllowed, MandateOver, NothingToRead.
    """
    words = readable(reason, lines=True)[:LONGEST_OBJECTION]
    if not policies.may_object(person, mandate):
        raise NotAllowed
    held = _hold_standing(mandate, now)
    said = {"reason": words, "raised_at": now, "answer": "", "answered_by": None, "answered_at": None}
    objection, _made = MandateObjection.objects.update_or_create(mandate=held, person=person, defaults=said)
    _note("mandate_objected", held, person, now)
    return objection


@transaction.atomic
def take_objection_back(*, person: Person, mandate: Mandate, now: datetime) -> None:
    """Object no more, also where one has left the group; nothing of it stays."""
    gone, _each = MandateObjection.objects.filter(mandate=mandate, person=person).delete()
    if gone:
        _note("mandate_objection_taken_back", mandate, person, now)


@transaction.atomic
def answer_objection(
    *, person: Person, objection: MandateObjection, answer: str, now: datetime
) -> MandateObjection:
    """Say to a member what the group says to it; her objection stands until she takes it back.

    Raises NotAllowed, NothingToRead.
    """
    words = readable(answer, lines=True)[:LONGEST_OBJECTION]
    if not policies.may_answer(person, objection.mandate):
        raise NotAllowed
    rows = MandateObjection.objects.filter(pk=objection.pk)
    if not rows.update(answer=words, answered_by=person, answered_at=now):
        raise NotAllowed
    objection.refresh_from_db()
    _note("mandate_objection_answered", objection.mandate, person, now)
    return objection


def hold_standing(
    *, person: Person, organisation: Organisation, activity: Activity, now: datetime
) -> Mandate:
    """The mandate with which she speaks for a group there, held until the transaction ends. Raises NoMandate."""
    standing = standing_for(person, activity, now)
    found = next((one for one in standing if one.organisation_id == organisation.pk), None)
    if found is None:
        raise NoMandate
    held = Mandate.objects.select_for_update(no_key=True, of=("self",)).get(pk=found.pk)
    if not held.stands_at(now):
        raise NoMandate
    return found


def _hold(organisation: Organisation) -> Organisation:
    rows = Organisation.objects.select_for_update(no_key=True, of=("self",)).select_related("place")
    return rows.get(pk=organisation.pk)


def _hold_standing(mandate: Mandate, now: datetime) -> Mandate:
    rows = Mandate.objects.select_for_update(no_key=True, of=("self",)).select_related("organisation")
    held = rows.get(pk=mandate.pk)
    if held.withdrawn_at is not None or held.day_at(now) > held.expires_on:
        raise MandateOver
    return held


def _expect_possible(mandate: Mandate, now: datetime) -> None:
    """Its days, and that she holds no other of the same reach in them; the caller holds the group."""
    length = mandate.expires_on - mandate.starts_on
    if mandate.expires_on < max(mandate.starts_on, mandate.day_at(now)) or length > LONGEST_MANDATE:
        raise DaysNotPossible
    others = Mandate.objects.filter(
        organisation=mandate.organisation,
        person=mandate.person,
        activity=mandate.activity,
        withdrawn_at=None,
        starts_on__lte=mandate.expires_on,
        expires_on__gte=mandate.starts_on,
    )
    if others.exists():
        raise MandateOverlaps


def _note(name: str, mandate: Mandate, actor: Person, now: datetime) -> None:
    facts.record(name, now=now, actor_id=actor.pk, organisation=mandate.organisation_id, mandate=mandate.pk)
