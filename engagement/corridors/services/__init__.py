"""Verbs of corridors: of the two sides together, and of what one side does."""

from engagement.corridors.services.sides import (
    accept_corridor,
    leave_corridor,
    propose_corridor,
    write_words,
)
from engagement.corridors.services.work import (
    add_task,
    change_task,
    put_in,
    remove_task,
    reopen_task,
    take_out,
    tell_done,
)

__all__ = [
    "accept_corridor",
    "add_task",
    "change_task",
    "leave_corridor",
    "propose_corridor",
    "put_in",
    "remove_task",
    "reopen_task",
    "take_out",
    "tell_done",
    "write_words",
]
