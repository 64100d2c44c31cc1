"""`manage.py reminders status`: counters as JSON; `ring`: one round now; `retry`: what a fault of ours broke;
`check`: whether every rule of `invariants.sql` holds, with an exit code of 1 when one does not.
"""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core import clock
from notifications.engine import rounds
from notifications.engine.counters import counters
from notifications.engine.invariants import broken, rules
from notifications.engine.planning.sweep import try_broken_again

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Show how reminders stand (status), do a round without Celery (ring), plan broken ones anew (retry),"
        " look for messages that break a rule (check)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["status", "ring", "retry", "check"])

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        if what == "check":
            return self._check()
        if what == "ring":
            rounds.ring(clock=clock.now)
        elif what == "retry":
            try_broken_again()
        self.stdout.write(json.dumps(counters(now=clock.now()), indent=2, sort_keys=True))
        return None

    def _check(self) -> None:
        found = broken()
        for rule, messages in found.items():
            some = ", ".join(map(str, messages[:SHOWN])) + (", ..." if len(messages) > SHOWN else "")
            self.stdout.write(f"{rule.says} Not so for {len(messages)}: {some} ({rule.name})")
        if found:
            raise CommandError(f"{len(found)} of {len(rules())} rules are broken.")
        self.stdout.write(f"All {len(rules())} rules hold.")
