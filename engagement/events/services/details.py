"""Verbs on what a registration tells beside size and way: names, needs, answers to the organiser's questions."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core.texts import readable
from engagement.activities.locks import lock
from engagement.events import selectors
from engagement.events.answering import asked_of, understood
from engagement.events.choices import STANDING
from engagement.events.errors import NotRegistered, RegistrationClosed, TooManyNames
from engagement.events.models import (
    LONGEST_NAME,
    LONGEST_NEED,
    Event,
    Registration,
    RegistrationAnswer,
    RegistrationNeeds,
)
from engagement.events.plans import Details
from engagement.events.services import standing


@transaction.atomic
def tell_details(*, person: Person, event: Event, details: Details, now: datetime) -> Registration:
    """Write anew who comes along, what they need and what they answer.

    Raises NotRegistered, RegistrationClosed, TooManyNames, AnswerMissing, AnswerNotUnderstood.
    """
    activity = lock(event.pk)
    if activity.ends_at <= now:
        raise RegistrationClosed
    registration = selectors.own_registration(person, activity)
    if registration is None or registration.state not in STANDING:
        raise NotRegistered
    names = [name for line in details.companions if (name := readable(line, optional=True)[:LONGEST_NAME])]
    if len(names) >= registration.party_size:
        raise TooManyNames(registration.party_size - 1)
    registration.companions = names
    registration.save(update_fields=["companions"])
    RegistrationNeeds.objects.update_or_create(registration=registration, defaults=_needs(details))
    _answer(registration, details)
    standing.note("registration_detailed", registration, person, now)
    return registration


def _needs(details: Details) -> dict[str, object]:
    needs = details.needs
    return {
        "interpreter": readable(needs.interpreter, optional=True)[:LONGEST_NEED],
        "children": needs.children,
        "needs_transport": needs.needs_transport,
        "access": readable(needs.access, optional=True)[:LONGEST_NEED],
    }


def _answer(registration: Registration, details: Details) -> None:
    questions = selectors.questions_of(registration.event)
    asked = asked_of(questions, registration.mode, details.answers)
    said = [(question, understood(question, details.answers.get(question.code, ""))) for question in asked]
    registration.answers.all().delete()
    RegistrationAnswer.objects.bulk_create(
        RegistrationAnswer(registration=registration, question=question, value=value)
        for question, value in said
        if value
    )
