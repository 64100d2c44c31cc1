"""The verbs on agendas and minutes."""

from .agenda import (
    move_up,
    put_on_agenda,
    take_off_agenda,
)
from .confirming import (
    begin_correction,
    confirm_minutes,
    publish_outcome,
)
from .writing import (
    change_point,
    hand_over,
    note_decision,
    note_point,
    take_decision_out,
    take_point_out,
    write_notes,
)

__all__ = [
    "begin_correction",
    "change_point",
    "confirm_minutes",
    "hand_over",
    "move_up",
    "note_decision",
    "note_point",
    "publish_outcome",
    "put_on_agenda",
    "take_decision_out",
    "take_off_agenda",
    "take_point_out",
    "write_notes",
]
