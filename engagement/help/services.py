"""Verbs of the directory: list, change, verify, take out, put back; doubt, and settle what was doubted."""

from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Person
from core import facts
from core.texts import readable
from engagement.help import policies
from engagement.help.choices import Wrong
from engagement.help.errors import AlreadySettled, NotAllowed, NoWayToReach, PlaceOutOfReach
from engagement.help.models import Doubt, Entry
from engagement.help.plans import Listing


@transaction.atomic
def list_entry(*, person: Person, listing: Listing, now: datetime) -> Entry:
    """Put a service into the directory, verified today. Raises PlaceOutOfReach, NoWayToReach, NothingToRead."""
    entry = Entry.objects.create(
        **_written(person, listing), created_at=now, verified_at=now, verified_by=person
    )
    _note("help_entry_listed", entry, person, now)
    return entry


@transaction.atomic
def change_entry(*, person: Person, entry: Entry, listing: Listing, now: datetime) -> Entry:
    """Write an entry anew; who writes it says that all of it is right now.

    Raises NotAllowed, PlaceOutOfReach, NoWayToReach, NothingToRead.
    """
    entry = _held(person, entry)
    values = _written(person, listing) | {"verified_at": now, "verified_by": person}
    for name, value in values.items():
        setattr(entry, name, value)
    entry.save(update_fields=list(values))
    _note("help_entry_changed", entry, person, now)
    return entry


@transaction.atomic
def verify_entry(*, person: Person, entry: Entry, now: datetime) -> Entry:
    """Say that all of it is still right. Raises NotAllowed."""
    entry = _held(person, entry)
    entry.verified_at, entry.verified_by = now, person
    entry.save(update_fields=["verified_at", "verified_by"])
    _note("help_entry_verified", entry, person, now)
    return entry


@transaction.atomic
def remove_entry(*, person: Person, entry: Entry, now: datetime) -> Entry:
    """Take it out of the directory; its coordinators still see it. Said twice it is one. Raises NotAllowed."""
    entry = _held(person, entry)
    if entry.removed_at is None:
        entry.removed_at = now
        entry.save(update_fields=["removed_at"])
        _note("help_entry_removed", entry, person, now)
    return entry


@transaction.atomic
def put_back_entry(*, person: Person, entry: Entry, now: datetime) -> Entry:
    """Into the directory again, as old as its last verifying. Said twice it is one. Raises NotAllowed."""
    entry = _held(person, entry)
    if entry.removed_at is not None:
        entry.removed_at = None
        entry.save(update_fields=["removed_at"])
        _note("help_entry_put_back", entry, person, now)
    return entry


@transaction.atomic
def doubt_entry(*, entry: Entry, wrong: Wrong, words: str, now: datetime) -> Doubt:
    """Anybody says that it is wrong; who said so is not kept, in the fact neither."""
    said = readable(words, lines=True, optional=True)
    doubt = Doubt.objects.create(entry=entry, wrong=wrong, words=said, at=now)
    _note("help_entry_doubted", entry, None, now)
    return doubt


@transaction.atomic
def settle_doubt(*, person: Person, doubt: Doubt, now: datetime) -> None:
    """A coordinator has looked into it. Raises NotAllowed, AlreadySettled."""
    if not policies.may_keep(person, doubt.entry):
        raise NotAllowed
    still_open = Doubt.objects.filter(pk=doubt.pk, settled_at__isnull=True)
    if not still_open.update(settled_at=now, settled_by=person):
        raise AlreadySettled
    _note("help_doubt_settled", doubt.entry, person, now)


def _held(person: Person, entry: Entry) -> Entry:
    """Lock the entry and read it anew, for a coordinator of its place."""
    held = Entry.objects.select_for_update(no_key=True, of=("self",)).select_related("place").get(pk=entry.pk)
    if not policies.may_keep(person, held):
        raise NotAllowed
    return held


def _written(person: Person, listing: Listing) -> dict[str, Any]:  # Any: values of columns
    """The columns for a listing, each text as it can be read."""
    if not person.powers.cover(listing.place):
        raise PlaceOutOfReach
    if not (listing.phone or listing.whatsapp or listing.email or listing.address):
        raise NoWayToReach
    plain = replace(
        listing,
        name=readable(listing.name),
        about=readable(listing.about, lines=True),
        phone=readable(listing.phone, optional=True),
        whatsapp=readable(listing.whatsapp, optional=True),
        address=readable(listing.address, optional=True),
        hours=readable(listing.hours, optional=True),
        note=readable(listing.note, lines=True, optional=True),
    )
    return {field.name: getattr(plain, field.name) for field in fields(plain)}


def _note(name: str, entry: Entry, person: Person | None, now: datetime) -> None:
    facts.record(name, now=now, actor_id=person.pk if person else None, entry=entry.pk)
