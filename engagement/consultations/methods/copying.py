"""Writing rows of contributions again, for methods whose answers can be sealed."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model


def copy_rows(model: type[Model], fresh: Mapping[int, int]) -> None:
    """Write the rows of contributions again for others, {id: id of the other}, in this order and with new numbers."""
    rows: dict[int, list[Any]] = {pk: [] for pk in fresh}  # Any: rows of the model, with a contribution
    manager: Any = model._default_manager
    for row in manager.filter(contribution__in=fresh).order_by("pk"):
        rows[row.contribution_id].append(row)
    copies = [row for pk in fresh for row in rows[pk]]
    for copy in copies:
        copy.pk, copy.contribution_id = None, fresh[copy.contribution_id]
    manager.bulk_create(copies)
