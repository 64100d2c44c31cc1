"""An organiser's own words, as a message finds them."""

from collections.abc import Iterable

from notifications.engine.models import Message
from notifications.rules.models import ReminderRule


def own_texts(messages: Iterable[Message]) -> dict[int, str]:
    """By message id, the words of its step in its reader's language, else in the original; those without are left out.

    Messages carry their `person`. One query.
    """
    asked = {message.pk: (message.activity_id, message.step, message.person) for message in messages}
    rules = ReminderRule.objects.filter(
        activity__in={activity for activity, _step, _person in asked.values()}
    )
    texts: dict[tuple[int | None, str], tuple[str, dict[str, str]]]
    texts = {(rule.activity_id, rule.step): (rule.text, rule.translations) for rule in rules if rule.text}
    found = {}
    for pk, (activity, step, person) in asked.items():
        if words := texts.get((activity, step)):
            text, translations = words
            found[pk] = translations.get(person.language if person else "") or text
    return found
