"""What each answer says in its head: strict content policy, no sniffing, no framing, nothing kept on a shared phone."""

import gzip
import json
import subprocess
import sys
from dataclasses import dataclass
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Cookie

from config.launch.folders import ROOT
from config.launch.local import PRODUCTION_EXAMPLE
from tests.journeys import pages
from tests.journeys.conftest import SessionOf
from tests.journeys.pages import ActivityPath
from tests.journeys.site import Site

SCRIPTS_AND_STYLES = ("default-src 'none'", "script-src 'self'", "style-src 'self'")
OUTSIDE = ("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
# A site under https answers this to a stranger; run as in production, where tests change no setting.
ASK_A_SECURE_SITE = """
import json, sys
sys.path += [{root!r}, {root!r} + "/platform"]
import django
django.setup()
from django.test import Client
answer = Client(headers={{"host": "balai.example"}}).get("/account/login/", secure=True)
cookies = {{name: dict(cookie) for name, cookie in answer.cookies.items()}}
from django.conf import settings
print(json.dumps([dict(answer.headers), cookies, settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE]))
"""


@pytest.mark.parametrize("who", ["", pages.PARTICIPANT, pages.ORGANISER, pages.COORDINATOR])
def test_every_page_guards_its_reader(
    demonstration: Site, session_of: SessionOf, paths: dict[str, ActivityPath], who: str
) -> None:
    extra = ["/api/v1/activities/", "/places/search/?q=sema", "/healthz"] if not who else []
    if "/healthz" in extra:
        # No beat runs beside this site: five minutes after somebody last rang, its health would be a fault in the log.
        demonstration.manage("reminders", "ring")
    for path in [look.path.format(**paths) for look in pages.EVERY if look.who == who] + extra:
        head = _head(demonstration, path, session_of(who))

        policy = head["content-security-policy"].split("; ")
        assert not any("unsafe" in rule for rule in policy), path
        assert {*SCRIPTS_AND_STYLES, *OUTSIDE} <= set(policy), path
        assert head["x-content-type-options"] == "nosniff", path
        assert head["x-frame-options"] == "DENY", path
        assert head["referrer-policy"] == "same-origin", path
        assert not who or "no-store" in head["cache-control"], path


def test_files_stream_compressed_once(
    demonstration: Site, session_of: SessionOf, paths: dict[str, ActivityPath]
) -> None:
    people = f"/a/{paths['event'].code}/people"

    table, sheet = (
        _ask(demonstration, f"{people}.{kind}", session_of(pages.ORGANISER)) for kind in ("csv", "xlsx")
    )

    assert "Budi Contoh" in gzip.decompress(table.body).decode()
    assert "content-encoding" not in sheet.head
    assert sheet.body.startswith(b"PK")


def test_cookies_on_this_machine_have_no_secure_flag(demonstration: Site) -> None:
    cookie = _head(demonstration, "/account/login/", [])["set-cookie"]

    assert cookie.startswith("csrf=")
    assert "HttpOnly" in cookie
    assert "Secure" not in cookie


def test_site_under_https_binds_its_cookies_to_the_host(demonstration: Site) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK_A_SECURE_SITE.format(root=str(ROOT))],
        env={**demonstration.environ, **PRODUCTION_EXAMPLE},
        check=True,
        capture_output=True,
        text=True,
    )
    head, cookies, session, is_secure = json.loads(done.stdout.splitlines()[-1])

    assert head["Strict-Transport-Security"] == "max-age=31536000"
    assert (session, is_secure) == ("__Host-session", True)
    (cookie,) = [cookies["__Host-csrf"]]
    assert (cookie["secure"], cookie["httponly"], cookie["path"], cookie["domain"]) == (True, True, "/", "")


@dataclass(frozen=True)
class Answer:
    """The names of `head` are in small letters."""

    head: dict[str, str]
    body: bytes


def _ask(site: Site, path: str, session: list[Cookie]) -> Answer:
    sent = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in session)
    request = Request(site.address + path, headers={"Accept-Encoding": "gzip", "Cookie": sent})
    try:
        answer = urlopen(request, timeout=30)
    except HTTPError as refused:
        answer = refused
    with answer:
        return Answer({name.lower(): value for name, value in answer.headers.items()}, answer.read())


def _head(site: Site, path: str, session: list[Cookie]) -> dict[str, str]:
    return _ask(site, path, session).head
