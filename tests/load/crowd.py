"""A crowd of people who have signed in, made in bulk: rows as signing in leaves them, without its letters."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.models import Person, User
from tests.makers import AWAKE

CSRF = "a" * 32


@dataclass(frozen=True)
class Guest:
    """A person and the cookies of her phone."""

    person: Person
    session: str

    @property
    def cookies(self) -> str:
        return f"{settings.SESSION_COOKIE_NAME}={self.session}; {settings.CSRF_COOKIE_NAME}={CSRF}"


@dataclass(frozen=True)
class Stranger:
    """A phone on which nobody has signed in, and its address of the net as a proxy names it."""

    source: str

    @property
    def cookies(self) -> str:
        return f"{settings.CSRF_COOKIE_NAME}={CSRF}"


type Browser = Guest | Stranger | None


def make_crowd(size: int, *, called: str = "Tamu", language: str = "en") -> list[Guest]:
    """So many people, each signed in."""
    password = make_password(None)
    mark = secrets.token_hex(4)
    users = User.objects.bulk_create(
        User(email=f"{called.lower()}{number}.{mark}@contoh.test", password=password)
        for number in range(size)
    )
    people = Person.objects.bulk_create(
        Person(user=user, called=f"{called} {number}", language=language, zone="Asia/Jakarta", **AWAKE)
        for number, user in enumerate(users)
    )
    store, until = SessionStore(), timezone.now() + timedelta(days=1)
    sessions = Session.objects.bulk_create(
        Session(
            session_key=secrets.token_hex(16),
            session_data=store.encode(
                {
                    "_auth_user_id": str(user.pk),
                    "_auth_user_backend": settings.AUTHENTICATION_BACKENDS[0],
                    "_auth_user_hash": user.get_session_auth_hash(),
                }
            ),
            expire_date=until,
        )
        for user in users
    )
    return [Guest(person, session.session_key) for person, session in zip(people, sessions, strict=True)]


def get(host: str, path: str, guest: Browser = None, *, keeps_alive: bool = False) -> bytes:
    """The request of a page as a browser sends it."""
    return _head("GET", host, path, guest, keeps_alive) + b"\r\n"


def post(host: str, path: str, guest: Browser = None, *, keeps_alive: bool = False, **fields: str) -> bytes:
    """The request of a form, with the token that stood in it."""
    body = urlencode({"csrfmiddlewaretoken": CSRF, **fields}).encode()
    head = _head("POST", host, path, guest, keeps_alive)
    form = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    return head + form.encode() + body


def _head(method: str, host: str, path: str, guest: Browser, keeps_alive: bool) -> bytes:
    lines = [
        f"{method} {path} HTTP/1.1",
        f"Host: {host}",
        "Accept: text/html",
        "Accept-Language: en",
        f"Origin: http://{host}",
        f"Connection: {'keep-alive' if keeps_alive else 'close'}",
    ]
    if guest:
        lines.append(f"Cookie: {guest.cookies}")
    if isinstance(guest, Stranger):
        lines.append(f"X-Forwarded-For: {guest.source}")
    return ("\r\n".join(lines) + "\r\n").encode()
