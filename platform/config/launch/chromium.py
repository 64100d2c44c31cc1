"""Sees to a Chromium for the journeys: Debian's, installed when we may, else one line that says how."""

import os
import shutil
import subprocess
from collections.abc import Callable

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-dejavu-core")  # the fonts: letters of every language we have


def see_to_it(say: Callable[[str], None]) -> None:
    """Install Chromium if there is none; else say how. The journeys then fail: they are never left out."""
    if any(shutil.which(name) for name in NAMES):
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("Installing chromium for the journeys (a minute or two the first time)")
        environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update"], ["install", "--yes", "--no-install-recommends", *PACKAGES]):
            done = subprocess.run(
                ["apt-get", "-qq", *words],
                env=environ,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                say(done.stdout[-2000:] + done.stderr[-2000:])
        if shutil.which("chromium"):
            return
    say(
        "The journeys need Chromium and will fail without it. Install it (on Debian: apt-get install"
        " chromium; on Ubuntu: snap install chromium; elsewhere Chrome will do)."
    )
