"""Roles in events and mandates of groups for tests."""

from datetime import datetime, timedelta
from typing import Any

from accounts.choices import MemberRole
from accounts.models import Organisation, Person
from engagement.activities.choices import Role
from engagement.activities.mandates.plans import MandatePlan
from engagement.activities.mandates.services import grant_mandate, object_to
from engagement.activities.models import Activity, ActivityRole, Mandate, MandateObjection
from tests.makers import NOW, fresh, make_organiser, make_person


def make_helper(
    activity: Activity, role: Role, called: str = "Bantu", *, is_vouched: bool = False, accepted: bool = True
) -> Person:
    """Somebody who belongs to no group and has this role in this event."""
    person = make_person(called)
    ActivityRole.objects.create(
        activity=activity,
        person=person,
        role=role,
        is_vouched=is_vouched,
        given_at=NOW,
        accepted_at=NOW if accepted else None,
    )
    return fresh(person)


def make_member(group: Organisation, called: str = "Anggota") -> Person:
    return make_organiser(group, called, role=MemberRole.MEMBER)


def make_plan(holder: Person, *, now: datetime = NOW, days: int = 365, **more: Any) -> MandatePlan:
    """A mandate from the day of `now` on, for all activities; any field may be given otherwise (hence Any)."""
    values: dict[str, Any] = {
        "holder": holder,
        "scope": "Tentang loket layanan.",
        "evidence": "Rapat 3 Mei, 24 dari 31 anggota, semua setuju.",
        "starts_on": now.date(),
        "expires_on": now.date() + timedelta(days=days),
    }
    return MandatePlan(**(values | more))


def make_mandate(
    manager: Person, holder: Person | None = None, *, now: datetime = NOW, **more: Any
) -> Mandate:
    """`holder` (made when none is given) may speak for the group that `manager` manages."""
    group = manager.organisations.get()
    plan = make_plan(holder or make_member(group, "Juru Bicara"), now=now, **more)
    return grant_mandate(person=manager, organisation=group, plan=plan, now=now)


def make_objection(mandate: Mandate, *, called: str = "Keberatan", now: datetime = NOW) -> MandateObjection:
    """A member of its group, made for it, objects."""
    member = make_member(mandate.organisation, called)
    return object_to(person=member, mandate=mandate, reason="Kami tidak ditanya.", now=now)
