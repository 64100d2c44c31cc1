"""A list between preview and confirmation: kept out of reach of any address, for an hour at most."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from accounts.models import Person
from core import tokens
from core.codes import public_code
from core.sheets import Workbook, read
from core.texts import readable
from engagement.activities.models import Activity
from engagement.events.roster_import.limits import LIST_LIMITS
from engagement.participation.choices import Mode

FOLDER = "rosters"
KEPT_FOR = timedelta(hours=1)
_STAMP = "%Y%m%d%H%M%S"


class UploadGone(Exception):
    """The file was kept too long, or the link is not this person's."""


@dataclass(frozen=True)
class Upload:
    """A stored list: the file as its sender named it, and its bytes."""

    name: str
    content: bytes
    mode: Mode

    def workbook(self) -> Workbook:
        """Raises SheetError."""
        return read(self.content, self.name, LIST_LIMITS)


def keep(content: bytes, *, name: str, mode: Mode, activity: Activity, person: Person, now: datetime) -> str:
    """Store the bytes under a name nobody can guess; the token opens them for this person and event alone.

    `mode` is how those came of whom the list does not say. The token stands in addresses: it holds codes, and the name
    of the file is kept in its first line.
    """
    sweep(now=now)
    path = default_storage.save(
        f"{FOLDER}/{now.astimezone(UTC):{_STAMP}}-{public_code()}", ContentFile(_labelled(name, content))
    )
    return tokens.sign("roster", [path, mode, activity.code, person.code])


def find(token: str, *, activity: Activity, person: Person, now: datetime) -> Upload:
    """Raises UploadGone."""
    try:
        path, mode, of_event, of_person = tokens.read("roster", token)
    except tokens.TokenRefused as refused:
        raise UploadGone from refused
    if (of_event, of_person) != (activity.code, person.code) or _is_old(path, now):
        raise UploadGone
    try:
        with default_storage.open(path) as file:
            name, _end, content = file.read().partition(b"\n")
    except FileNotFoundError as gone:
        raise UploadGone from gone
    return Upload(name.decode(), content, Mode(mode))


def sweep(*, now: datetime) -> int:
    """Remove what was kept too long; returns how many files."""
    if not default_storage.exists(FOLDER):
        return 0
    _folders, names = default_storage.listdir(FOLDER)
    old = [f"{FOLDER}/{name}" for name in names if _is_old(name, now)]
    for path in old:
        default_storage.delete(path)
    return len(old)


def _labelled(name: str, content: bytes) -> bytes:
    return readable(name, optional=True)[-80:].encode() + b"\n" + content


def _is_old(path: str, now: datetime) -> bool:
    stamp = path.rsplit("/", 1)[-1].partition("-")[0]
    return now - datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC) > KEPT_FOR
