"""A test of a reminder to oneself: one real mail with the real words, marked as a test."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _

from accounts.choices import ContactKind
from accounts.models import Person
from core.limits import Allowance, spend
from core.site import site_settings
from engagement.activities import policies
from engagement.activities.errors import NotAllowed
from engagement.activities.models import Activity
from engagement.events.choices import RegistrationState
from engagement.events.models import Registration
from engagement.participation.choices import Mode
from notifications.channels.channel import Letter
from notifications.engine.letters import send_letter
from notifications.engine.models import Message
from notifications.engine.outbox.wording import words
from notifications.rules.choices import ForWhom
from notifications.rules.errors import NoAddressOfYours
from notifications.rules.models import ReminderRule
from notifications.topics.event_reminder import EVENT_REMINDER

TESTS = Allowance("reminder_test", 10, timedelta(hours=1))
USEFUL_FOR = timedelta(hours=1)


def send_test(*, person: Person, activity: Activity, rule: ReminderRule, now: datetime) -> Message:
    """Send this (perhaps unsaved) rule's mail to the person herself, as if she were registered.

    Raises NotAllowed, NoAddressOfYours, TooManyTries.
    """
    if not policies.may_run(person, activity):
        raise NotAllowed
    mine = person.contact_points.filter(
        kind=ContactKind.EMAIL, verified_at__isnull=False, suppressed_at__isnull=True
    )
    address = mine.values_list("normalised", flat=True).order_by("id").first()
    if not address:
        raise NoAddressOfYours
    spend(TESTS, key=person.code, now=now)
    letter = as_mailed(person=person, activity=activity, rule=rule, address=address, now=now)
    with translation.override(letter.language):
        mark = _("This is a test: only you got it.")
        return send_letter(
            address=address,
            subject=_("Test: %(subject)s") % {"subject": letter.subject},
            text=f"{mark}\n\n{letter.text}",
            html=letter.html.replace("<main>", f"<main>{format_html('<p><b>{}</b></p>', mark)}", 1),
            kind="test",
            user_id=person.user_id,
            useful_for=USEFUL_FOR,
            now=now,
        )


def as_mailed(
    *, person: Person, activity: Activity, rule: ReminderRule, address: str, now: datetime
) -> Letter:
    """The mail of this rule as it would reach the person if she were registered.

    The real words come from real rows: the rule, a registration and a message, all taken back before anyone sees them.
    """
    with transaction.atomic():
        rule.changed_by, rule.changed_at = person, now
        rule.save()
        mode = Mode.ONLINE if rule.for_whom == ForWhom.ONLINE else Mode.HALL
        Registration.objects.get_or_create(
            event_id=activity.pk,
            person=person,
            defaults={"state": RegistrationState.CONFIRMED, "mode": mode, "registered_at": now},
        )
        message = Message(
            person=person,
            activity=activity,
            topic=EVENT_REMINDER.name,
            step=rule.step,
            due_at=now,
            useful_until=activity.starts_at,
            planned_at=now,
        )
        message.now = now  # type: ignore[attr-defined]  # the gate reads it from the database
        letter = words(message, address=address, site=site_settings()).letter
        transaction.set_rollback(True)
    return letter
