"""A list between preview and confirmation: kept out of reach of any address, for an hour at most."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from core import tokens
from core.codes import public_code
from core.sheets import Workbook, read
from engagement.events.roster_import.limits import LIST_LIMITS
from engagement.participation.choices import Mode

FOLDER = "rosters"
KEPT_FOR = timedelta(hours=1)
_STAMP = "%Y%m%d%H%M%S"


class UploadGone(Exception):
    """The file was kept too long, or the link is not this person's."""


@dataclass(frozen=True)
class Upload:
    """A stored list: the signed word that finds it, and the file as its sender named it."""

    path: str
    name: str
    mode: Mode

    def workbook(self) -> Workbook:
        """Raises SheetError, UploadGone."""
        try:
            with default_storage.open(self.path) as file:
                return read(file.read(), self.name, LIST_LIMITS)
        except FileNotFoundError as gone:
            raise UploadGone from gone


def keep(content: bytes, *, name: str, mode: Mode, event_id: int, person_id: int, now: datetime) -> str:
    """Store the bytes under a name nobody can guess; the token opens them for this person and event alone.

    `mode` is how those came of whom the list does not say.
    """
    sweep(now=now)
    path = default_storage.save(
        f"{FOLDER}/{now.astimezone(UTC):{_STAMP}}-{public_code()}", ContentFile(content)
    )
    return tokens.sign("roster", [path, name[-80:], mode, event_id, person_id])


def find(token: str, *, event_id: int, person_id: int, now: datetime) -> Upload:
    """Raises UploadGone."""
    try:
        path, name, mode, of_event, of_person = tokens.read("roster", token)
    except tokens.TokenRefused as refused:
        raise UploadGone from refused
    if (of_event, of_person) != (event_id, person_id) or _is_old(path, now):
        raise UploadGone
    return Upload(path, name, Mode(mode))


def sweep(*, now: datetime) -> int:
    """Remove what was kept too long; returns how many files."""
    if not default_storage.exists(FOLDER):
        return 0
    _folders, names = default_storage.listdir(FOLDER)
    old = [f"{FOLDER}/{name}" for name in names if _is_old(name, now)]
    for path in old:
        default_storage.delete(path)
    return len(old)


def _is_old(path: str, now: datetime) -> bool:
    stamp = path.rsplit("/", 1)[-1].partition("-")[0]
    return now - datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC) > KEPT_FOR
