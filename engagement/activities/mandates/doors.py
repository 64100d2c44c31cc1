"""The group and the mandate an address is about, for whoever may read of it; else 404, as if it were not there."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import Organisation, Person
from engagement.activities.mandates import policies, selectors
from engagement.activities.models import Mandate, MandateObjection
from places.models import Place


def group(person: Person, code: str) -> Organisation:
    found = get_object_or_404(Organisation.objects.select_related("place"), code=code)
    if not policies.may_read(person, found):
        raise Http404
    return found


def coordinated(person: Person) -> tuple[Place, ...] | None:
    """The places she coordinates, None for all; for nobody else is there anything."""
    if not person.powers.is_staff:
        raise Http404
    return None if person.powers.is_administrator else person.powers.coordinates


def granting(person: Person, code: str) -> Organisation:
    found = group(person, code)
    if not policies.may_grant(person, found):
        raise Http404
    return found


def mandate(person: Person, code: str, mandate_code: str) -> Mandate:
    """Also for its holder who has left the group, and for whoever objected and has."""
    found = get_object_or_404(selectors.mandates_of(_any(code)), code=mandate_code)
    is_hers = found.person_id == person.pk or selectors.objection_of(person, found) is not None
    if not is_hers and not policies.may_read(person, found.organisation):
        raise Http404
    return found


def withdrawing(person: Person, code: str, mandate_code: str) -> Mandate:
    found = mandate(person, code, mandate_code)
    if not policies.may_withdraw(person, found):
        raise Http404
    return found


def objecting(person: Person, code: str, mandate_code: str) -> Mandate:
    """For members, and for whoever has objected and may take it back."""
    found = mandate(person, code, mandate_code)
    if not policies.may_object(person, found) and selectors.objection_of(person, found) is None:
        raise Http404
    return found


def objection(person: Person, found: Mandate, code: str) -> MandateObjection:
    """For those who may answer it."""
    if not policies.may_answer(person, found):
        raise Http404
    one = get_object_or_404(selectors.objections_to(found), code=code)
    one.mandate = found
    return one


def _any(code: str) -> Organisation:
    return get_object_or_404(Organisation, code=code)
