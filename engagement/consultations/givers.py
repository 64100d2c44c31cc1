"""As whom a person gives something in a consultation: by her name, or under its seal."""

from accounts.models import Person
from core.codes import keyed_hash
from engagement.consultations.models import Consultation
from engagement.voices.givers import Giver


def giver_of(person: Person | None, consultation: Consultation) -> Giver | None:
    """None for a visitor; and of a closed seal, for what was given there is nobody's any more."""
    if person is None or consultation.seal_is_closed:
        return None
    if consultation.seal_key is None:
        return Giver(person)
    # Made with the key of this site too, so that the database alone does not tell whose it is; and with a key of each
    # consultation's own, so that the pseudonyms of one person in two of them have nothing in common.
    return Giver(person, pseudonym=keyed_hash("seal", f"{bytes(consultation.seal_key).hex()} {person.pk}"))
