"""`make codes`: the second-factor codes of the demonstration's staff, whose secret is public on purpose."""

import time
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config import demonstration


class Command(BaseCommand):
    help = "Print the current and the next code of the demonstration's staff."
    requires_system_checks: list[str] = []  # it reads no table and must be quick

    def handle(self, *args: Any, **options: Any) -> None:  # Any: as Django calls it
        if not settings.DEMONSTRATION:
            raise CommandError("Only a demonstration has codes that may be printed: set DEMONSTRATION=1.")
        now = time.time()
        turn, gone = divmod(int(now), app_settings.TOTP_PERIOD)
        current, following = (self._code(turn + later) for later in (0, 1))
        left = app_settings.TOTP_PERIOD - gone
        self.stdout.write(f"{current}   valid for {left} s more, then {following}\n\nfor:")
        for person in demonstration.STAFF:
            self.stdout.write(f"  {getattr(person, 'email', person)}")

    def _code(self, turn: int) -> str:
        return format_hotp_value(hotp_value(demonstration.DEMONSTRATION_TOTP_SECRET, turn))
