"""`make bench-reminders`: planning and sending by the tens of thousands, beside Django's own mails in the same run.

`ARGS="--scale 0.05"` is quick and rough; `ARGS=--keep` writes the figures into the repository too.
"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[3] / "platform"))

import django

django.setup()

from tests.bench.reminders.command import main

sys.exit(main())
