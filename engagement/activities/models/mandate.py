"""Who may speak for a group, on what, until when; and what its members say against it."""

from datetime import date, datetime, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Person
from core.codes import public_code
from engagement.activities.models.activity import Activity

LONGEST_SCOPE = 280
LONGEST_EVIDENCE = 1000
LONGEST_OBJECTION = 500
LONGEST_MANDATE = timedelta(days=2 * 365 + 1)
"""Two years, whichever: a group that still wants it decides anew."""


class Mandate(models.Model):
    """One member may speak for her group, from one day to another, both included, by the clock of the group.

    Never deleted: what was given under it names it. `is_by_holder` says that she gave it to herself, as nobody else
    of the group could.
    """

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="mandates")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    scope = models.CharField(_("On what may this person speak?"), max_length=LONGEST_SCOPE)
    # Empty: it reaches to every activity.
    activity = models.ForeignKey(
        Activity, null=True, blank=True, on_delete=models.PROTECT, related_name="mandates"
    )
    evidence = models.TextField(_("What was decided, by whom and when?"), max_length=LONGEST_EVIDENCE)
    evidence_url = models.URLField(_("Link to the minutes"), blank=True)
    starts_on = models.DateField(_("First day"))
    expires_on = models.DateField(_("Last day"))
    # Of the group's place when it was granted.
    zone = models.CharField(max_length=60)
    granted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()
    is_by_holder = models.BooleanField(default=False)
    withdrawn_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(expires_on__gte=F("starts_on"), expires_on__lte=F("starts_on") + LONGEST_MANDATE),
                name="activities_mandate_two_years_at_most",
            ),
            models.CheckConstraint(
                condition=~Q(scope="") & ~Q(evidence=""), name="activities_mandate_says_what_and_why"
            ),
            models.CheckConstraint(
                condition=Q(is_by_holder=True, person=F("granted_by"))
                | (Q(is_by_holder=False) & ~Q(person=F("granted_by"))),
                name="activities_mandate_says_if_by_holder",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="activities_mandate_withdrawn_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.organisation_id} until {self.expires_on}"

    def day_at(self, now: datetime) -> date:
        """Which day it is by the clock of the group."""
        return now.astimezone(ZoneInfo(self.zone)).date()

    def stands_at(self, now: datetime) -> bool:
        """Whether it counts, as far as its own row says."""
        return self.withdrawn_at is None and self.starts_on <= self.day_at(now) <= self.expires_on

    @property
    def ended_on(self) -> date:
        """Its last day: by its own words, or the one on which it was withdrawn."""
        if self.withdrawn_at is None:
            return self.expires_on
        return min(self.expires_on, self.day_at(self.withdrawn_at))


class MandateObjection(models.Model):
    """What one member says against a mandate; who says it is shown to nobody. Taken back it leaves no row."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="objections")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mandate_objections")
    reason = models.CharField(_("Why do you object?"), max_length=LONGEST_OBJECTION)
    raised_at = models.DateTimeField()
    answer = models.CharField(_("The answer of the group"), max_length=LONGEST_OBJECTION, blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mandate", "person"], name="activities_mandateobjection_once_a_person"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="activities_mandateobjection_has_reason"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="activities_mandateobjection_answered_with_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"objection {self.code}"
