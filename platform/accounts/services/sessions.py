"""The verb about where a login is signed in: end every session but one."""

from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import F

from accounts.models import User


def end_other_sessions(*, user: User, kept: SessionBase) -> None:
    """Sign `user` out everywhere, browsers and programs, except in the session `kept`."""
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    user.refresh_from_db(fields=["session_epoch"])
    kept[HASH_SESSION_KEY] = user.get_session_auth_hash()
