"""Where things of this clone lie: what is kept, what is secret, what is written down."""

import os
import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BALAI = Path(os.environ.get("BALAI_FOLDER") or ROOT / ".balai").resolve()
TEST = ROOT / ".balai" / "test"


class CannotStart(Exception):
    """A reason why something does not start; its text is one line that says what to do."""


def made(folder: Path, mode: int = 0o755) -> Path:
    """Make the folder if it is not there, and return it. The mode holds whatever the umask is."""
    folder.mkdir(parents=True, exist_ok=True)
    if folder.stat().st_uid == os.geteuid():
        folder.chmod(mode)
    return folder


def secret(path: Path) -> str:
    """Return the random word kept in the file, which only its owner may read; made at the first call."""
    if not path.exists():
        made(path.parent)
        fresh = path.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        fresh.replace(path)
    return path.read_text()
