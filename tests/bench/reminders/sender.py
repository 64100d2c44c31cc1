"""One process that sends, ours or the baseline: waits for a letter, works until nothing is left, tells what it took.

`python -m tests.bench.reminders.sender null | smtp | django <mails>`: JSON on its output.
"""

import json
import os
import sys
from pathlib import Path
from time import perf_counter

sys.path.append(str(Path(__file__).resolve().parents[3] / "platform"))

import django

django.setup()

from core import clock
from notifications.channels import CHANNELS
from notifications.channels.channel import Letter
from notifications.engine import rounds
from tests.bench.reminders.baseline import send_as_django_does
from tests.bench.reminders.provider import NullChannel


def main(how: str, mails: int) -> None:
    if how == "null":
        CHANNELS["email"] = NullChannel
    say("ready")
    letter = Letter(**json.loads(sys.stdin.readline()))
    began, computing = perf_counter(), computed()
    sent = send_as_django_does(mails, letter) if how == "django" else send_what_is_due()
    say(json.dumps({"sent": sent, "seconds": perf_counter() - began, "computing": computed() - computing}))


def send_what_is_due() -> int:
    sent = 0
    while batch := rounds.work(clock=clock.now):
        sent += batch
    return sent


def computed() -> float:
    times = os.times()
    return times.user + times.system


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0)
