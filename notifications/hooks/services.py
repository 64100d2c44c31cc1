"""Verbs of webhooks."""

from collections.abc import Sequence
from datetime import datetime

import structlog
from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from accounts.models import Organisation, Person
from core.facts import record
from notifications.hooks import addresses, policies
from notifications.hooks.choices import PING, State
from notifications.hooks.consumer import USEFUL_FOR, planned
from notifications.hooks.errors import HookIsOff, NotAllowed, TooManyHooks
from notifications.hooks.models import Delivery, Hook

log = structlog.get_logger(__name__)

MOST = 5


@transaction.atomic
def add_hook(
    *, person: Person, organisation: Organisation, url: str, events: Sequence[str], now: datetime
) -> Hook:
    """Have a group's own system told. Raises NotAllowed, TooManyHooks, AddressNotUsable."""
    _may_hook(person, organisation)
    addresses.read(url)
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    if organisation.hooks.count() >= MOST:
        raise TooManyHooks
    hook = Hook.objects.create(
        organisation=organisation, url=url, events=list(events), created_by=person, created_at=now
    )
    record("hook_added", now=now, actor_id=person.pk, hook=hook.pk, organisation=organisation.pk)
    return hook


@transaction.atomic
def change_hook(
    *, person: Person, hook: Hook, url: str, events: Sequence[str], is_on: bool, now: datetime
) -> Hook:
    """Another address, other events, off or on again: then what waits is tried anew.

    Raises NotAllowed, AddressNotUsable.
    """
    _may_hook(person, hook.organisation)
    addresses.read(url)
    hook = (
        Hook.objects.select_for_update(no_key=True, of=("self",))
        .select_related("organisation")
        .get(pk=hook.pk)
    )
    if is_on and not hook.is_on:
        hook.failing_since = None
    hook.url, hook.events, hook.is_on = url, list(events), is_on
    hook.given_up_at = None
    hook.save(update_fields=["url", "events", "is_on", "given_up_at", "failing_since"])
    record("hook_changed", now=now, actor_id=person.pk, hook=hook.pk, organisation=hook.organisation_id)
    return hook


@transaction.atomic
def remove_hook(*, person: Person, hook: Hook, now: datetime) -> None:
    """Nothing more is told, and what was is forgotten. Raises NotAllowed."""
    _may_hook(person, hook.organisation)
    record("hook_removed", now=now, actor_id=person.pk, hook=hook.pk, organisation=hook.organisation_id)
    hook.delete()


@transaction.atomic
def renew_secret(*, person: Person, hook: Hook, now: datetime) -> Hook:
    """Another secret; the one before signs nothing from this moment on. Raises NotAllowed."""
    _may_hook(person, hook.organisation)
    hook = (
        Hook.objects.select_for_update(no_key=True, of=("self",))
        .select_related("organisation")
        .get(pk=hook.pk)
    )
    hook.epoch += 1
    hook.save(update_fields=["epoch"])
    record("hook_secret_renewed", now=now, actor_id=person.pk, hook=hook.pk)
    return hook


@transaction.atomic
def ping(*, person: Person, hook: Hook, now: datetime) -> Delivery:
    """Deliver a test. Raises NotAllowed, HookIsOff."""
    _may_hook(person, hook.organisation)
    _expect_on(hook)
    delivery = planned(hook, PING, {}, now=now, at=now)
    delivery.save()
    transaction.on_commit(_hint, robust=True)
    return delivery


@transaction.atomic
def resend(*, person: Person, delivery: Delivery, now: datetime) -> Delivery:
    """Deliver the same body once more, under the same code, by which the receiver knows it.

    Raises NotAllowed, HookIsOff.
    """
    _may_hook(person, delivery.hook.organisation)
    _expect_on(delivery.hook)
    settled = Delivery.objects.filter(pk=delivery.pk, state__in=[State.ACCEPTED, State.FAILED])
    settled.update(state=State.PLANNED, settled_at=None, free_at=now, useful_until=now + USEFUL_FOR, tries=0)
    transaction.on_commit(_hint, robust=True)
    delivery.refresh_from_db()
    return delivery


def _may_hook(person: Person, organisation: Organisation) -> None:
    if not policies.may_hook(person, organisation):
        raise NotAllowed


def _expect_on(hook: Hook) -> None:
    if not hook.is_on:
        raise HookIsOff


def _hint() -> None:
    """Somebody waits for an answer; without a broker the next minute's bell delivers."""
    try:
        current_app.send_task("notifications.hooks.tasks.look", ignore_result=True, retry=False, expires=60)
    except (OperationalError, RedisError, OSError) as away:
        log.warning("hook_hint_not_given", because=type(away).__name__)
