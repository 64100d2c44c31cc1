"""The group or webhook an address is about, for those who may set it up; else 404, as if it were not there."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import Organisation, Person
from notifications.hooks import policies, selectors
from notifications.hooks.models import Delivery, Hook


def group(person: Person, code: str) -> Organisation:
    """A verified group that she manages."""
    organisation = get_object_or_404(Organisation, code=code)
    if not policies.may_hook(person, organisation):
        raise Http404
    return organisation


def hook(person: Person, code: str, hook_code: str) -> Hook:
    """One of its webhooks."""
    return get_object_or_404(selectors.hooks_of(group(person, code)), code=hook_code)


def delivery(person: Person, code: str, hook_code: str, delivery_code: str) -> Delivery:
    """One delivery of it."""
    found = selectors.deliveries_of(hook(person, code, hook_code)).select_related("hook__organisation")
    return get_object_or_404(found, code=delivery_code)
