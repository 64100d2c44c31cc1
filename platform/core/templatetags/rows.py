"""Pairing cells with their columns, for the table partial."""

from collections.abc import Iterable

from django import template

register = template.Library()


@register.filter
def under(row: Iterable[object], columns: Iterable[object]) -> list[tuple[object, object]]:
    """The cells of a row, each beside its column: [(column, cell), ...]."""
    return list(zip(columns, row, strict=True))
