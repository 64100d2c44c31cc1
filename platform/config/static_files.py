"""Collects the front-end files for serving, which takes seconds, only when one of them has changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = ".collected"
LEFT_OUT = ["redoc", "rest_framework"]  # folders of packages that no page of ours uses


def collect_if_changed() -> None:
    """Collect into STATIC_ROOT unless what lies there was made from these same files."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    mark = _fingerprint()
    if stamp.exists() and stamp.read_text() == mark:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=LEFT_OUT)
    stamp.write_text(mark)


def _fingerprint() -> str:
    """Return one word for all files to collect: name, size and time of each, and how they are stored."""
    whole = hashlib.sha256(repr([settings.STORAGES["staticfiles"], LEFT_OUT]).encode())
    for finder in get_finders():
        for name, storage in finder.list(LEFT_OUT):
            facts = Path(storage.path(name)).stat()
            whole.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return whole.hexdigest()
