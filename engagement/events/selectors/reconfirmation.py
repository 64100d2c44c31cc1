"""Questions about who was asked whether she still comes, and what she answered."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import (
    Count,
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)

from accounts.choices import ContactKind
from accounts.models import Consent, ContactPoint
from accounts.purposes import REMINDERS
from engagement.activities.models import Activity
from engagement.events.choices import RegistrationState
from engagement.events.models import TIME_TO_ANSWER, Event, Reconfirmation, Registration
from engagement.events.policies import TAKES_PLACE

_STANDS = Q(registration__state=RegistrationState.CONFIRMED, registration__turn=F("turn"))
_OPEN = Q(answered_at__isnull=True, lapsed_at__isnull=True)


@dataclass(frozen=True)
class StillComing:
    """Of those who were asked about the start as it is now; registrations, not people."""

    asked: int
    still_coming: int
    silent: int
    lapsed: int
    answer_until: datetime | None

    @property
    def gave_up(self) -> int:
        """Cancelled, or handed the seat on."""
        return self.asked - self.still_coming - self.silent - self.lapsed


def question_to(registration: Registration, activity: Activity) -> Reconfirmation | None:
    """What somebody with a seat was asked about the start as it is now, answered or not."""
    rows = Reconfirmation.objects.filter(_STANDS, registration=registration, starts_at=activity.starts_at)
    return rows.first()


def asked_of(event: Event) -> QuerySet[Reconfirmation]:
    """Who was asked about the start as it is now."""
    return Reconfirmation.objects.filter(
        registration__event=event, starts_at=F("registration__event__activity__starts_at")
    )


def silent(event: Event) -> QuerySet[Reconfirmation]:
    """Who has a seat and no answer yet, with the persons, by name."""
    rows = asked_of(event).filter(_STANDS, _OPEN).select_related("registration__person")
    return rows.order_by("registration__person__called", "pk")


def still_coming(event: Event) -> StillComing:
    """The answers in numbers."""
    rows = asked_of(event)
    counts = rows.aggregate(
        asked=Count("pk"),
        still_coming=Count("pk", filter=_STANDS & Q(answered_at__isnull=False)),
        silent=Count("pk", filter=_STANDS & _OPEN),
        lapsed=Count("pk", filter=Q(lapsed_at__isnull=False)),
    )
    last = rows.order_by("-answer_until").values_list("answer_until", flat=True).first()
    return StillComing(**counts, answer_until=last)


def unasked(*, now: datetime) -> QuerySet[Registration]:
    """Who has a seat and is to be asked by now.

    Not who registered after the moment of asking, nor whom no mail would reach, nor when too little time is left.
    """
    starts_at = F("event__activity__starts_at")
    mail = ContactPoint.objects.filter(
        person=OuterRef("person_id"),
        kind=ContactKind.EMAIL,
        verified_at__isnull=False,
        suppressed_at__isnull=True,
    )
    consent = Consent.objects.filter(
        person=OuterRef("person_id"), purpose=REMINDERS.name, channel="email"
    ).order_by("-id")
    asked = Reconfirmation.objects.filter(
        registration=OuterRef("pk"), turn=OuterRef("turn"), starts_at=OuterRef("event__activity__starts_at")
    )
    with_seat = Registration.objects.filter(
        state=RegistrationState.CONFIRMED,
        event__reconfirm_hours__isnull=False,
        event__activity__state__in=TAKES_PLACE,
        event__activity__starts_at__gt=now,
    ).annotate(
        asks_at=_before(starts_at, "event__reconfirm_hours"),
        answer_until=_before(starts_at, "event__reconfirm_by_hours"),
        consents=Subquery(consent.values("given")[:1]),
    )
    return with_seat.filter(
        ~Exists(asked),
        Exists(mail),
        Q(consents__isnull=True) | Q(consents=True),
        asks_at__lte=now,
        registered_at__lt=F("asks_at"),
        answer_until__gte=now + timedelta(hours=TIME_TO_ANSWER),
    )


def silent_and_late(*, now: datetime) -> QuerySet[Reconfirmation]:
    """Who has a seat that she gives up by her silence, with registration and person."""
    return Reconfirmation.objects.filter(
        _STANDS,
        _OPEN,
        answer_until__lte=now,
        starts_at=F("registration__event__activity__starts_at"),
        starts_at__gt=now,
        registration__event__frees_silent_seats=True,
        registration__event__reconfirm_hours__isnull=False,
        registration__event__activity__state__in=TAKES_PLACE,
    ).select_related("registration__person")


def _before(moment: F, hours: str) -> ExpressionWrapper:
    """So many hours earlier, as the column named says."""
    by = ExpressionWrapper(F(hours) * Value(timedelta(hours=1)), output_field=DurationField())
    return ExpressionWrapper(moment - by, output_field=DateTimeField())
