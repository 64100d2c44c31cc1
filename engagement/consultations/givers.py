"""As whom a person gives something in a consultation: by her name, under its seal, or for a group."""

from collections.abc import Iterable
from datetime import datetime

from accounts.models import Organisation, Person
from core.codes import keyed_hash
from engagement.activities.mandates.errors import NoMandate
from engagement.activities.mandates.selectors import standing_for
from engagement.activities.mandates.services import hold_standing
from engagement.activities.models import Mandate
from engagement.consultations.methods import method_named
from engagement.consultations.models import Consultation, Phase
from engagement.voices.givers import Giver
from engagement.voices.models import Contribution


def giver_of(person: Person | None, consultation: Consultation) -> Giver | None:
    """None for a visitor; and of a closed seal, for what was given there is nobody's any more."""
    if person is None or consultation.seal_is_closed:
        return None
    if consultation.seal_key is None:
        return Giver(person)
    # Made with the key of this site too, so that the database alone does not tell whose it is; and with a key of each
    # consultation's own, so that the pseudonyms of one person in two of them have nothing in common.
    return Giver(person, pseudonym=keyed_hash("seal", f"{bytes(consultation.seal_key).hex()} {person.pk}"))


def takes_groups(phase: Phase) -> bool:
    """Whether a group may speak: not under a seal, for what it says is public, and not where each person has a vote."""
    return phase.consultation.is_named and method_named(phase.method).takes_groups


def mandates_in(person: Person | None, phase: Phase, now: datetime) -> list[Mandate]:
    """With which she may speak for a group in a phase now."""
    if person is None or not takes_groups(phase):
        return []
    return standing_for(person, phase.consultation.activity, now)


def hold_giver_in(person: Person, phase: Phase, *, group: Organisation | None, now: datetime) -> Giver | None:
    """As whom she gives: herself (see `giver_of`), or this group, whose mandate is held. Raises NoMandate."""
    if group is None:
        return giver_of(person, phase.consultation)
    if not takes_groups(phase):
        raise NoMandate
    activity = phase.consultation.activity
    return Giver(person, mandate=hold_standing(person=person, organisation=group, activity=activity, now=now))


def owned_among(
    person: Person | None, mandates: Iterable[Mandate], contributions: Iterable[Contribution]
) -> set[int]:
    """Which of these she may change: her own, and those of the groups of her `mandates`; their ids."""
    if person is None:
        return set()
    groups = {mandate.organisation_id for mandate in mandates}
    return {
        row.pk
        for row in contributions
        if (row.for_organisation_id in groups if row.for_organisation_id else row.person_id == person.pk)
    }
