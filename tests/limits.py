"""What tests of limits need."""

from datetime import timedelta

from core import clock
from core.limits import Allowance


def begin_a_window(of: Allowance) -> None:
    """Move the clock to where a window begins: so many tries take a while, and must not fall into two of them."""
    seconds = of.per.total_seconds()
    clock.shift(timedelta(seconds=seconds - clock.now().timestamp() % seconds))
