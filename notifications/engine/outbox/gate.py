"""The last look before sending, in one read for many: still wanted, still true, still useful, and where does it go?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from accounts.choices import ContactKind
from accounts.models import Consent, ContactPoint
from core.clock import Now
from core.models import SiteSettings
from core.times import is_zone
from engagement.activities.choices import State as ActivityState
from notifications.engine.choices import LETTER, Reason, State, Urgency
from notifications.engine.models import Message
from notifications.engine.outbox.claim import Claim
from notifications.engine.planning.quiet import GRACE, is_in_time, quiet_hours
from notifications.rules.models import Hold
from notifications.topics import TOPIC_BY_NAME
from notifications.topics.topic import Topic


@dataclass(frozen=True)
class Verdict:
    """Send to `address`, standing on `consent_id`; or end as `state` for `reason`."""

    address: str = ""
    consent_id: int | None = None
    state: State | None = None
    reason: Reason = Reason.ON_TIME
    # Not by this channel, but she finds it in her inbox.
    stays_in_app: bool = False
    # Nothing is decided before this moment: her quiet hours have come between plan and send.
    waits_until: datetime | None = None
    # Nothing is decided: those who run the activity hold its reminders.
    is_held: bool = False


def read(claim: Claim) -> Any:
    """The claimed message with all the verdict needs (annotated), or None when it is no longer ours."""
    return read_all([claim]).get(claim.message_id)


def read_all(claims: Iterable[Claim]) -> dict[int, Any]:
    """Those of the claimed messages that are still ours, by id, with all the verdict needs; a query for each topic."""
    fences = defaultdict[str, dict[int, int]](dict)
    for claim in claims:
        fences[claim.topic][claim.message_id] = claim.fence
    return {
        row.pk: row
        for topic, held in fences.items()
        for row in _with_all_it_takes(topic).filter(pk__in=list(held))
        if row.fence == held[row.pk]
    }


@cache
def _with_all_it_takes(topic_name: str) -> QuerySet[Message]:
    # Built once for each topic: Django takes longer to build this query than PostgreSQL to answer it. The clock is
    # a sub-select, so that it is asked once.
    rows = Message.objects.filter(state=State.CLAIMED).annotate(now=Now(template="(SELECT core_now())"))
    topic = TOPIC_BY_NAME.get(topic_name)
    if topic is None:
        return rows
    consents = Consent.objects.filter(
        person=OuterRef("person_id"), purpose=topic.consent.name, channel=OuterRef("channel")
    ).order_by("-id")
    may_be_used = Q(verified_at__isnull=False)
    if topic.writes_to_unconfirmed:
        may_be_used |= Q(person__user__isnull=True)
    mail = ContactPoint.objects.filter(
        may_be_used, person=OuterRef("person_id"), kind=ContactKind.EMAIL
    ).order_by("id")
    if can_be_held(topic):
        rows = rows.annotate(is_held=Exists(Hold.objects.filter(activity=OuterRef("activity_id"))))
    if can_be_held(topic):
        site = SiteSettings.objects.filter(pk=1)
        rows = rows.annotate(
            site_zone=Subquery(site.values("zone")[:1]),
            site_quiet_from=Subquery(site.values("quiet_from")[:1]),
            site_quiet_until=Subquery(site.values("quiet_until")[:1]),
        )
    return rows.select_related("person", "activity").annotate(
        turn_now=topic.audience.turn_now(),
        consent_now=Subquery(consents.values("id")[:1]),
        consent_given=Subquery(consents.values("given")[:1]),
        mail_to=Subquery(mail.filter(suppressed_at__isnull=True).values("normalised")[:1]),
        bounced=Exists(mail.filter(suppressed_at__isnull=False)),
    )


def judge(message: Any) -> Verdict:
    """Whether this message, as read a moment ago, goes out."""
    if message.useful_until <= message.now:
        return Verdict(state=State.EXPIRED, reason=Reason.TOO_LATE)
    if message.topic == LETTER:
        return Verdict(address=message.address)
    topic = TOPIC_BY_NAME.get(message.topic)
    if topic is None:
        return Verdict(state=State.FAILED, reason=Reason.BROKEN)
    if reason := _why_not(message, topic):
        return Verdict(state=State.SKIPPED, reason=reason)
    if can_be_held(topic) and message.is_held:
        return Verdict(is_held=True)
    if can_be_held(topic) and (quiet := _in_quiet_hours(message)):
        return quiet
    if message.consent_given is False:
        return Verdict(state=State.SKIPPED, reason=Reason.STOPPED, stays_in_app=True)
    if not message.mail_to:
        reason = Reason.BOUNCED if message.bounced else Reason.NO_ADDRESS
        return Verdict(state=State.SKIPPED, reason=reason, stays_in_app=True)
    return Verdict(address=message.mail_to, consent_id=message.consent_now)


def can_be_held(topic: Topic) -> bool:
    """Reminders and what nobody asked for; what somebody must know now is never held."""
    return topic.urgency >= Urgency.REMINDER


def _in_quiet_hours(message: Any) -> Verdict | None:
    """Her hours and her clock as they are now: they may have changed since it was planned."""
    person, site = message.person, SiteSettings()
    zone = next(name for name in (person.zone, message.site_zone or "", site.zone) if is_zone(name))
    sites = (message.site_quiet_from or site.quiet_from, message.site_quiet_until or site.quiet_until)
    quiet = quiet_hours((person.quiet_from, person.quiet_until), sites)
    span = quiet.around(message.now, zone) if quiet else None
    if span is None:
        return None
    begins, ends = span
    if message.due_at < begins and message.now < begins + GRACE:
        return None
    if is_in_time(ends, since=message.now, useful_until=message.useful_until):
        return Verdict(waits_until=ends)
    return Verdict(state=State.SKIPPED, reason=Reason.QUIET, stays_in_app=True)


def _why_not(message: Any, topic: Topic) -> Reason | None:
    if message.person.erased_at or message.person.merged_into_id:
        return Reason.ERASED
    if activity := message.activity:
        if activity.state not in topic.states:
            return Reason.CALLED_OFF if activity.state == ActivityState.WITHDRAWN else Reason.NOT_OPEN
        if topic.of_time and message.time_version != activity.time_version:
            return Reason.MOVED
    if message.turn_now != message.turn:
        return topic.left
    return None
