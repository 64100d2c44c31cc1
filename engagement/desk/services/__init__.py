"""The verbs of the desk, one module per noun."""

from engagement.desk.services.appeals import appeal, decide_appeal
from engagement.desk.services.cases import hide, leave, look_at_burst, report
from engagement.desk.services.looks import look_at_case, look_at_task
from engagement.desk.services.safeguarding import close_task, end_trained, name_trained, watch

__all__ = [
    "appeal",
    "close_task",
    "decide_appeal",
    "end_trained",
    "hide",
    "leave",
    "look_at_burst",
    "look_at_case",
    "look_at_task",
    "name_trained",
    "report",
    "watch",
]
