"""Who does what in one event."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Person
from core.codes import public_code
from engagement.activities.choices import Role
from engagement.activities.models.activity import Activity

_IN_FORCE = Q(ended_at__isnull=True)


class ActivityRole(models.Model):
    """A role of one person, or of a whole group that organises too; given, accepted, and ended but never deleted.

    `is_vouched` says that a coordinator of the place gave it: then it counts in an unverified group's event as well.
    """

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="roles", db_index=False)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="activity_roles"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    role = models.CharField(max_length=12, choices=Role.choices)
    is_vouched = models.BooleanField(default=False)
    given_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    given_at = models.DateTimeField()
    # Whoever is asked by an address says yes first; until then she is not shown and may do nothing.
    accepted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, organisation__isnull=True)
                | Q(person__isnull=True, organisation__isnull=False, role=Role.CO_ORGANISER),
                name="activities_activityrole_of_person_or_co_organising_group",
            ),
            models.UniqueConstraint(
                fields=["activity", "person", "role"],
                condition=_IN_FORCE & Q(person__isnull=False),
                name="activities_activityrole_once_a_person",
            ),
            models.UniqueConstraint(
                fields=["activity", "organisation", "role"],
                condition=_IN_FORCE & Q(organisation__isnull=False),
                name="activities_activityrole_once_a_group",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["activity"], condition=_IN_FORCE, name="activities_roles_in_force"),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.activity_id}: {self.person_id or self.organisation_id}"

    @property
    def holder(self) -> str:
        """The name of whoever holds it, a person or a group."""
        return self.person.called if self.person else str(self.organisation)
