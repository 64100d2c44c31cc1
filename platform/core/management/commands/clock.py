"""`manage.py clock +23h`: let time pass, in tests and demonstrations."""

import re
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core import clock

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


class Command(BaseCommand):
    help = "Show the site's clock, shift it (+23h, +2d, -30m) or set it back to real time (reset)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("by", nargs="?", help="+23h, +2d, -30m, or reset")

    def handle(self, *args: Any, by: str | None = None, **options: Any) -> None:
        if by == "reset":
            clock.reset()
        elif by:
            matched = re.fullmatch(r"([+-]?\d+)([smhdw])", by)
            if not matched:
                raise CommandError("Say how far, for example +23h, +2d or -30m.")
            try:
                clock.shift(timedelta(**{UNITS[matched[2]]: int(matched[1])}))
            except clock.ClockIsReal as refused:
                raise CommandError(str(refused)) from refused
        self.stdout.write(clock.now().isoformat())
