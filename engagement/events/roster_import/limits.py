"""How long a list may be: 5,000 rows are understood in about four seconds (measured on one core)."""

from core.sheets import Limits

LIST_LIMITS = Limits(rows=5_000, file_size=5_000_000)
