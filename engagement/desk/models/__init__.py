"""Cases with their reports, what is hidden, appeals; safeguarding tasks."""

from .case import LONGEST_NOTE, Appeal, BurstLook, Case, Hiding, Report
from .safeguarding import SafeguardingTask

__all__ = ["LONGEST_NOTE", "Appeal", "BurstLook", "Case", "Hiding", "Report", "SafeguardingTask"]
