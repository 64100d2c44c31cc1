"""Contributions, the themes they are sorted into, replies to these, what was promised, and the outcome of it all."""

from .commitment import LONGEST_COMMITMENT, LONGEST_PROGRESS, Commitment, Milestone, Progress
from .contribution import LONGEST_POINT, Contribution, SpokenPoint
from .outcome import LONGEST_OUTCOME, Outcome
from .reply import LONGEST_REASON, Reply, ReplyVersion
from .theme import LONGEST_THEME, Theme, ThemeEntry
from .unnamed import Unnamed

__all__ = [
    "LONGEST_COMMITMENT",
    "LONGEST_OUTCOME",
    "LONGEST_POINT",
    "LONGEST_PROGRESS",
    "LONGEST_REASON",
    "LONGEST_THEME",
    "Commitment",
    "Contribution",
    "Milestone",
    "Outcome",
    "Progress",
    "Reply",
    "ReplyVersion",
    "SpokenPoint",
    "Theme",
    "ThemeEntry",
    "Unnamed",
]
