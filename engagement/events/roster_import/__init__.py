"""From an attendance list to people who came: `plan_import` shows what would happen, `import_roster` does it."""

from .plan import Plan, Planned, Refused, Verdict, plan_import
from .services import import_roster

__all__ = ["Plan", "Planned", "Refused", "Verdict", "import_roster", "plan_import"]
