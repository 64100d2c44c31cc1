"""Administrative areas, each inside its parent, and the editions of the data they were loaded from."""

from collections.abc import Iterable
from typing import Self

from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db import models
from django.db.models import Q

from places.choices import Kind
from places.ltree import LtreeField


class PlaceQuerySet(models.QuerySet["Place"]):
    def within(self, places: Iterable["Place"]) -> Self:
        """At or below any of `places`."""
        return self.filter(path__within=[place.path for place in places])

    def current(self) -> Self:
        """Without those that an edition of the official list has closed."""
        return self.filter(valid_until=None)

    def with_chain(self) -> Self:
        """With the parents up to the country, so that naming a place asks no query."""
        return self.select_related("parent__parent__parent")


class Place(models.Model):
    # The official code, and the public id: "HK", "ID-33", "ID-33.74.01", "AU-NSW".
    code = models.CharField(max_length=16, unique=True)
    # As it is called there; a country's name comes from CLDR in the reader's language (see names.py).
    name = models.CharField(max_length=120)
    # Its name in other languages where it has one: {"en": "Central Java"}.
    names = models.JSONField(default=dict, blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = LtreeField(max_length=64, unique=True)
    # IANA; empty = the parent's, and with a country of several: ask the person.
    zone = models.CharField(max_length=64, blank=True)
    # ISO 3166-2 of a province ("ID-JT"): the official Indonesian codes are not ISO's.
    iso = models.CharField(max_length=6, blank=True)
    # Every name it may be searched by, folded, between bars: "|semarang|smg|".
    folded = models.TextField()
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors"
    )
    # Where a province stands in the tile map.
    tile_row = models.PositiveSmallIntegerField(null=True, blank=True)
    tile_column = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        indexes = [
            GistIndex(fields=["path"], name="place_path_gist"),
            # Loaded at once and read for months; a pending list made searches 30 times slower (measured).
            GinIndex(
                fields=["folded"], opclasses=["gin_trgm_ops"], fastupdate=False, name="place_folded_trigrams"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Kind.COUNTRY, parent=None)
                | (~Q(kind=Kind.COUNTRY) & Q(parent__isnull=False)),
                name="place_only_countries_stand_alone",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PlaceEdition(models.Model):
    """One loading of the data files; the latest one's fingerprint tells whether there is anything to do."""

    fingerprint = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    places = models.PositiveIntegerField()

    class Meta:
        get_latest_by = "pk"

    def __str__(self) -> str:
        return f"{self.places} places, {self.loaded_at:%Y-%m-%d}"
