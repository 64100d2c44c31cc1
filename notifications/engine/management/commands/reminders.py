"""`manage.py reminders status`: counters as JSON; `ring`: one round now; `retry`: what a fault of ours broke."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from core import clock
from notifications.engine import rounds
from notifications.engine.counters import counters
from notifications.engine.planning.sweep import try_broken_again


class Command(BaseCommand):
    help = (
        "Show how reminders stand (status), do a round without Celery (ring), plan broken ones anew (retry)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["status", "ring", "retry"])

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        if what == "ring":
            rounds.ring(clock=clock.now)
        elif what == "retry":
            try_broken_again()
        self.stdout.write(json.dumps(counters(now=clock.now()), indent=2, sort_keys=True))
