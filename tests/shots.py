"""Pictures of every page of a running demonstration: `python -m tests.shots http://localhost:8000`."""

import argparse
import base64
import hmac
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "platform"))

from config.demonstration.people import DEMONSTRATION_TOTP_SECRET  # noqa: E402

FOLDER = ROOT / "shots"
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
Scheme = Literal["light", "dark"]
WIDTHS = (360, 1280)
LANGUAGES = ("id", "en", "ar")
CODE = re.compile(r"\b\d{4}-\d{4}\b")


@dataclass(frozen=True)
class Shot:
    """One page to look at: by whom (an address of the demonstration; empty for a visitor).

    `path` may be `link:/a/kelas`: the first link on /activities/ whose address begins so.
    """

    name: str
    path: str
    who: str = ""


SHOTS = (
    Shot("home", "/"),
    Shot("activities", "/activities/"),
    Shot("nothing-found", "/activities/?q=zzzz"),
    Shot("event", "link:/a/"),
    Shot("sign-in", "/account/login/"),
    Shot("sign-up", "/account/signup/"),
    Shot("password-reset", "/account/password/reset/"),
    Shot("not-found", "/nothing-here/"),
    Shot("me", "/me/", "sari@contoh.test"),
    Shot("about-me", "/me/about/", "sari@contoh.test"),
    Shot("addresses", "/account/email/", "sari@contoh.test"),
    Shot("groups", "/groups/", "pengurus@contoh.test"),
    Shot("plans", "/activities/mine/", "pengurus@contoh.test"),
    Shot("event-new", "/events/new/", "pengurus@contoh.test"),
    Shot("second-step", "/account/2fa/", "koordinator@contoh.test"),
    Shot("desk", "/desk/", "koordinator@contoh.test"),
    Shot("desk-people", "/desk/people/", "koordinator@contoh.test"),
)


def take_all(base: str, *, languages: tuple[str, ...], widths: tuple[int, ...], scheme: Scheme) -> list[str]:
    """Take every shot into FOLDER; returns a line for each page that failed or is wider than its screen."""
    FOLDER.mkdir(exist_ok=True)
    found: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for who in dict.fromkeys(shot.who for shot in SHOTS):
            cookies = _cookies_of(browser, base, who)
            for language in languages:
                for width in widths:
                    context = browser.new_context(
                        viewport={"width": width, "height": 800}, color_scheme=scheme, locale=language
                    )
                    context.add_cookies(
                        [*cookies, {"name": "django_language", "value": language, "url": base}]
                    )
                    found += _take(context, base, who, f"{language}-{width}-{scheme}")
                    context.close()
        browser.close()
    return found


def _take(context: BrowserContext, base: str, who: str, kind: str) -> list[str]:
    page = context.new_page()
    found: list[str] = []
    for shot in (shot for shot in SHOTS if shot.who == who):
        response = page.goto(base + _path(page, base, shot.path))
        page.screenshot(path=FOLDER / f"{shot.name}-{kind}.png", full_page=True)
        if response is None or response.status >= 500:
            found.append(f"{shot.name} {kind}: {response and response.status}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{shot.name} {kind}: wider than the screen")
    return found


def _path(page: Page, base: str, path: str) -> str:
    if not path.startswith("link:"):
        return path
    page.goto(base + "/activities/")
    start = path.removeprefix("link:")
    return page.locator(f'main a[href^="{start}"]').first.get_attribute("href") or "/"


def _cookies_of(browser: Browser, base: str, who: str) -> list:
    """Sign in as anyone would: a code by mail, from the post box; staff add the demonstration's TOTP code."""
    if not who:
        return []
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{base}/account/login/")
    page.fill("#id_email", who)
    page.click("main form .button")
    page.fill("[name=code]", _code_for(context, base, who))
    page.click("main form .button")
    page.wait_for_load_state()
    if "/2fa/" in page.url:
        page.fill("[name=code]", _totp(DEMONSTRATION_TOTP_SECRET, int(time.time()) // 30))
        page.click("main form .button")
        page.wait_for_load_state()
    cookies = [cookie for cookie in context.cookies() if "session" in cookie["name"]]
    context.close()
    return cookies


def _totp(secret: str, turn: int) -> str:
    """The six digits of RFC 6238 for one turn of 30 seconds."""
    digest = hmac.digest(base64.b32decode(secret), turn.to_bytes(8), "sha1")
    offset = digest[-1] & 15
    return f"{(int.from_bytes(digest[offset : offset + 4]) & 0x7FFFFFFF) % 1_000_000:06}"


def _code_for(context: BrowserContext, base: str, who: str, tries: int = 30) -> str:
    post_box = context.new_page()
    for _ in range(tries):
        post_box.goto(f"{base}/post-box/?to={who}")
        if code := CODE.search(post_box.inner_text("main")):
            return code[0]
        time.sleep(1)
    raise LookupError(f"No code for {who} in the post box: does a worker run?")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", nargs="?", default="http://localhost:8000")
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--widths", default=",".join(map(str, WIDTHS)))
    parser.add_argument("--dark", action="store_true")
    wanted = parser.parse_args()
    found = take_all(
        wanted.base.rstrip("/"),
        languages=tuple(wanted.languages.split(",")),
        widths=tuple(map(int, wanted.widths.split(","))),
        scheme="dark" if wanted.dark else "light",
    )
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.name}/", *found, sep="\n")  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
