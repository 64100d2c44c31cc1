"""PostgreSQL's `ltree` as a model field: a place's path from its country down, such as `ID.33.74.01`."""

from collections.abc import Iterable

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import PostgresOperatorLookup


class LtreeField(models.CharField):
    """Labels joined by dots; a label may hold letters, digits, `_` and `-`."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "ltree"


@LtreeField.register_lookup
class Within(PostgresOperatorLookup):
    """`path__within=[...]`: at or below any of these paths."""

    lookup_name = "within"
    postgres_operator = "<@"
    prepare_rhs = False

    def get_db_prep_lookup(  # type: ignore[override]  # the stubs know single values only
        self,
        value: Iterable[str],
        connection: BaseDatabaseWrapper,
    ) -> tuple[str, tuple[list[str]]]:
        return "ANY(%s::ltree[])", (list(value),)


@LtreeField.register_lookup
class Holds(PostgresOperatorLookup):
    """`path__holds=path`: at or above this path."""

    lookup_name = "holds"
    postgres_operator = "@>"

    def get_db_prep_lookup(
        self,
        value: str | int,
        connection: BaseDatabaseWrapper,
    ) -> tuple[str, tuple[str | int, ...]]:
        return "%s::ltree", (value,)
