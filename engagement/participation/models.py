"""The append-only ledger of who took part, and what each said of herself then."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Person
from engagement.activities.models import Activity
from engagement.participation.choices import Mode, Source, Verb
from places.models import Place


class Participation(models.Model):
    """One deed. Never changed and never deleted (a trigger refuses): a correction is a row that voids another.

    `occurrence` is the date in a series, else empty; `turn` counts how often the same deed was done again.
    """

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="participations", db_index=False
    )
    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, related_name="participations", db_index=False
    )
    verb = models.CharField(max_length=12, choices=Verb.choices)
    occurrence = models.DateField(null=True, blank=True)
    turn = models.PositiveIntegerField(default=1)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    source = models.CharField(max_length=8, choices=Source.choices)
    mode = models.CharField(max_length=8, choices=Mode.choices, blank=True)
    for_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    voids = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="voided_by"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "activity", "verb", "occurrence", "turn"],
                nulls_distinct=False,
                name="participation_participation_once",
            ),
            models.CheckConstraint(
                condition=Q(verb=Verb.VOID, voids__isnull=False)
                | (~Q(verb=Verb.VOID) & Q(voids__isnull=True)),
                name="participation_participation_void_names_a_row",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["activity", "verb"], name="participation_by_activity"),
            # The desk reads the latest deeds of its activities.
            models.Index(fields=["activity", "-happened_at", "-id"], name="participation_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.verb} {self.activity_id}"


class Traits(models.Model):
    """What the person had said of herself when she did it; may be deleted, the deed stays counted."""

    participation = models.OneToOneField(
        Participation, primary_key=True, on_delete=models.CASCADE, related_name="traits"
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    ways = ArrayField(models.CharField(max_length=20), default=list)
    language = models.CharField(max_length=12, blank=True)
    lives_in = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    comes_from = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "traits"

    def __str__(self) -> str:
        return f"traits of {self.participation_id}"
