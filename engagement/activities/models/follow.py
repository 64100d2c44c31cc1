"""What somebody wants to hear of."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Person
from core.codes import public_code
from engagement.activities.models.activity import Activity
from places.models import Place

_NOT = {"activity": None, "place": None, "organisation": None}


def _only(name: str) -> Q:
    return Q(**{f"{name}__isnull": False}, **{other: None for other in _NOT if other != name})


class Follow(models.Model):
    """One person follows an activity, a place with all inside it, or a group. Whoever stops leaves no row behind."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="follows", db_index=False)
    activity = models.ForeignKey(Activity, null=True, on_delete=models.CASCADE, related_name="follows")
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.CASCADE, related_name="+")
    followed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            *(
                models.UniqueConstraint(fields=["person", name], name=f"activities_follow_{name}_once")
                for name in _NOT
            ),
            models.CheckConstraint(
                condition=_only("activity") | _only("place") | _only("organisation"),
                name="activities_follow_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"follow {self.code}"
