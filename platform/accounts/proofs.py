"""Whether somebody showed lately that it is she, and the code by mail with which she can show it again."""

import time
from datetime import timedelta
from typing import Any

from allauth.account.authentication import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
)
from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from django.conf import settings
from django.http import HttpRequest

from accounts.models import User
from accounts.requests import PersonRequest
from core import clock
from core.codes import keyed_hash
from core.limits import Allowance, spend

CODES = Allowance("proof_code", times=5, per=timedelta(hours=1))
TRIES = Allowance("proof_try", times=3, per=timedelta(hours=1))
USEFUL_FOR = timedelta(minutes=10)
SECOND_FACTOR = "mfa"
_KEPT = "proof"


def is_proved_lately(request: HttpRequest, user: User) -> bool:
    """Whether she signed in, or showed again that it is she, within the last quarter of an hour in this session."""
    # By allauth's clock: it writes these moments.
    least = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return any(record.get("at", 0) > least for record in get_authentication_records(request, user))


def has_shown_second_factor(request: HttpRequest, user: User) -> bool:
    """Whether this very session went through the second step; that another one did says nothing of this one."""
    return any(record.get("method") == SECOND_FACTOR for record in get_authentication_records(request, user))


def forget_second_factor(request: HttpRequest, user: User) -> None:
    """It is switched off: that this session once showed it counts no more."""
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        record
        for record in get_authentication_records(request, user)
        if record.get("method") != SECOND_FACTOR
    ]


def address_of(user: User) -> str | None:
    """Where her code goes: the main address, confirmed."""
    found = EmailAddress.objects.filter(user=user, verified=True).order_by("-primary", "pk").first()
    return found.email if found else None


def keep_code(request: PersonRequest, code: str) -> None:
    """Remember the hash of a fresh code in this session. Raises TooManyTries."""
    now = clock.now()
    spend(CODES, key=request.person.code, now=now)
    until = (now + USEFUL_FOR).timestamp()
    request.session[_KEPT] = {"hash": _hash_of(request, code), "until": until}


def is_code_sent(request: PersonRequest) -> bool:
    """Whether a code is under way that would still be taken."""
    kept: dict[str, Any] | None = request.session.get(_KEPT)
    return kept is not None and kept["until"] > clock.now().timestamp()


def take_code(request: PersonRequest, typed: str) -> bool:
    """Whether this is the code; it works once, and three wrong ones end it. Raises TooManyTries."""
    if not is_code_sent(request):
        return False
    kept = request.session[_KEPT]
    spend(TRIES, key=kept["hash"], now=clock.now())
    if _hash_of(request, typed) != kept["hash"]:
        return False
    del request.session[_KEPT]
    record_authentication(request, request.user, method="code", reauthenticated=True)
    return True


def _hash_of(request: PersonRequest, code: str) -> str:
    digits = "".join(character for character in code if character.isdigit())
    return keyed_hash("proof", f"{request.person.code} {digits}").hex()
