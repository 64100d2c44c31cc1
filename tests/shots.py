"""Pictures of every page, narrow and wide, in each language: `make shots`, or `python -m tests.shots http://localhost:8000`."""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT / "platform") not in sys.path:
    sys.path.append(str(ROOT / "platform"))

from tests.journeys import pages, site
from tests.journeys.browser import LOCALES, chromium
from tests.journeys.visitor import DESK, PHONE, Visitor

FOLDER = ROOT / "shots"
Scheme = Literal["light", "dark"]


class Camera:
    """Takes pages into FOLDER; `faults` has a line for each that failed or was wider than its screen."""

    def __init__(self, address: str, *, scheme: Scheme, widths: tuple[int, ...], only: list[str]) -> None:
        self.address, self.scheme, self.widths, self.only = address, scheme, widths, only
        self.taken = 0
        self.faults: list[str] = []
        self._paths = pages.demonstration(address)

    def take_all(self, browser: Browser, language: str, sessions: dict[str, list]) -> None:
        """Every page that `pages` lists in one language, each seen by whom it is for."""
        for who, looks in groupby(pages.EVERY, key=lambda look: look.who):
            visitor = Visitor(browser, self.address, language=language, session=sessions[who])
            if who:
                visitor.read_in(language)
            for look in looks:
                if self._wanted(look.name):
                    self._look(visitor, look, language)
            if not who and self._wanted("sign-up-refused"):
                visitor.open("/account/signup/")
                visitor.page.fill("#id_called", " ")
                visitor.page.fill("#id_email", "sari@contoh")
                visitor.send('form[action^="/account/signup/"]')
                self._take(visitor, "sign-up-refused", language)
            visitor.close()

    def _look(self, visitor: Visitor, look: pages.Look, language: str) -> None:
        try:
            response = visitor.look_at(look, self._paths)
        except AssertionError as too_wide:
            self.faults.append(f"{look.name} {language}: {too_wide}")
        else:
            if response.status >= 400 and look.name != "not-found":
                self.faults.append(f"{look.name} {language}: {response.status}")
        self._take(visitor, look.name, language)

    def _wanted(self, name: str) -> bool:
        return any(part in name for part in self.only)

    def _take(self, visitor: Visitor, name: str, language: str) -> None:
        visitor.page.emulate_media(color_scheme=self.scheme)
        for width in self.widths:
            visitor.page.set_viewport_size({"width": width, "height": 760})
            path = FOLDER / f"{name}-{language}-{width}-{self.scheme}.png"
            visitor.page.screenshot(path=path, full_page=True)
            self.taken += 1
        visitor.page.set_viewport_size({"width": PHONE, "height": 760})


@contextmanager
def _site_at(base: str) -> Iterator[str]:
    """The site named, else one of our own for as long as it takes."""
    if base:
        yield base.rstrip("/")
    else:
        with site.running(os.environ) as ours:
            yield ours.address


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "base", nargs="?", default="", help="a running demonstration; without it one is started"
    )
    parser.add_argument("--languages", default=",".join(LOCALES))
    parser.add_argument("--widths", default=f"{PHONE},{DESK}")
    parser.add_argument("--only", nargs="+", default=[""], help="pages whose name has one of these in it")
    parser.add_argument("--dark", action="store_true")
    wanted = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    with _site_at(wanted.base) as address, chromium() as browser:
        camera = Camera(
            address,
            scheme="dark" if wanted.dark else "light",
            widths=tuple(map(int, wanted.widths.split(","))),
            only=wanted.only,
        )
        sessions = {who: _session(browser, address, who) for who in {look.who for look in pages.EVERY}}
        for language in wanted.languages.split(","):
            camera.take_all(browser, language, sessions)
    print(f"{camera.taken} pictures in {FOLDER.name}/", *camera.faults, sep="\n")
    return 1 if camera.faults else 0


def _session(browser: Browser, address: str, who: str) -> list:
    visitor = Visitor(browser, address)
    if who:
        visitor.sign_in(who)
    session = visitor.session()
    visitor.close()
    return session


if __name__ == "__main__":
    raise SystemExit(main())
