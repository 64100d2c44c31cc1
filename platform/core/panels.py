"""A piece of one room's on another room's page: a template and its variables."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Panel:
    """`template` is included with `context` as its `panel` variable."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
