"""Chromium as the tests start it; without one they fail with a line that says what to do."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from config.launch.chromium import NAMES

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost",  # nothing leaves this machine
]
LOCALES = {"id": "id-ID", "en": "en-GB", "ar": "ar"}


class NoChromium(Exception):
    """There is no browser to drive."""

    def __init__(self) -> None:
        super().__init__(
            "The journeys need Chromium: install it (Debian: apt-get install chromium), then again."
        )


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser for the length of a block. While it is open, this thread may not use Django's database."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        raise NoChromium
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()
