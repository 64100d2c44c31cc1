"""Brings the table of places up to the data files that came with this version."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from django.db import connection, transaction

from places.models import Place, PlaceEdition
from places.source import fingerprint, read_places

LOADED_COLUMNS = [
    "name",
    "names",
    "kind",
    "parent",
    "path",
    "zone",
    "iso",
    "folded",
    "valid_until",
    "tile_row",
    "tile_column",
]
# Any number nobody else locks by: two servers starting at once load one after the other.
_LOADING = 7_285_514_038


@transaction.atomic
def load_places(*, languages: Sequence[str], now: datetime) -> PlaceEdition | None:
    """Insert, update and close places so that the table says what the files say.

    `languages`: BCP 47 tags in which countries can be searched. A place that the files no longer name
    stays, with `valid_until` set to the day of `now`: people and activities may point to it.
    Returns the new edition, or None when these files were loaded before.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOADING])
    mark = fingerprint(languages)
    latest = PlaceEdition.objects.order_by("pk").last()
    if latest and latest.fingerprint == mark:
        return None

    ids: dict[str, int | None] = {"": None}
    for _level, group in groupby(read_places(languages), key=lambda row: row[0].path.count(".")):
        places = []
        for place, parent_code in group:
            place.parent_id = ids[parent_code]
            places.append(place)
        Place.objects.bulk_create(
            places,
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=LOADED_COLUMNS,
            batch_size=2000,
        )
        ids |= {place.code: place.pk for place in places}

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE places_place")
    Place.objects.current().exclude(pk__in=[pk for pk in ids.values() if pk]).update(valid_until=now.date())
    return PlaceEdition.objects.create(fingerprint=mark, loaded_at=now, places=len(ids) - 1)
