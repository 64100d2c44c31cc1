"""Questions about webhooks; the caller asks `policies.may_hook` first."""

from django.db.models import QuerySet

from accounts.models import Organisation
from notifications.hooks.models import Delivery, Hook


def hooks_of(organisation: Organisation) -> QuerySet[Hook]:
    """A group's webhooks, in the order in which they were made."""
    return Hook.objects.filter(organisation=organisation).select_related("organisation").order_by("id")


def deliveries_of(hook: Hook) -> QuerySet[Delivery]:
    """What was delivered or is to be, the latest first."""
    return Delivery.objects.filter(hook=hook).order_by("-created_at", "-id")
