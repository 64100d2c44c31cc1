"""`make bench`: pages and registrations side by side with their floors, on servers as `make run` has them.

`ARGS="--scale 0.2"` is quick and rough; `ARGS=--keep` writes the figures into the repository too.
"""

import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "platform"))

import django

from tests.load.web import STATIC_ROOT, collect_files

# A real site: no demonstration, no shifted clock; its pages send no mail themselves. Before the settings are read.
os.environ |= {"DEMONSTRATION": "0", "CLOCK_SHIFTABLE": "0", "MAIL_URL": "smtp://127.0.0.1:25"}
os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings", "STATIC_ROOT": str(STATIC_ROOT)}
collect_files()
django.setup()

from tests.bench.command import main

sys.exit(main())
