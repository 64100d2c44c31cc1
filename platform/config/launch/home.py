"""Where the servers live and as whom they run: PostgreSQL refuses root, so root makes them `nobody`."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from config.launch.folders import CannotStart, made
from config.launch.programs import Program

NOBODY = 65534
POINTER = "servers-are-in"  # a file in the folder that names where its servers live


@dataclass(frozen=True)
class Home:
    """A folder of the servers' own and the account they run as (empty: our own)."""

    path: Path
    account: Mapping[str, object]

    def give(self, path: Path) -> None:
        """Make the servers' account the owner."""
        if self.account:
            os.chown(path, NOBODY, NOBODY)

    def room(self, name: str) -> Path:
        """Return a folder below that belongs to the servers' account alone."""
        folder = made(self.path / name, 0o700)
        self.give(folder)
        return folder


def find(folder: Path) -> Home:
    """Return where the servers of this folder live.

    As root and out of nobody's reach (a home of mode 0700) that is in /var/tmp, and a pointer in the folder
    says so.
    """
    if os.geteuid() != 0:
        return Home(made(folder / "servers", 0o700), {})
    account = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    here, pointer = made(folder / "servers"), folder / POINTER
    # Once away, they stay away: the data is there.
    if not pointer.exists() and _can_reach(account, here):
        return Home(here, account)
    if any(here.iterdir()):
        raise CannotStart(
            f"The account nobody can no longer reach {here}: open the folders above it to be walked through."
        )
    away = elsewhere(folder)
    _make_ours(away)
    pointer.write_text(f"{away}\n")
    return Home(away, account)


def elsewhere(folder: Path) -> Path:
    """Return the place outside the clone for the servers of this folder, the same at each start."""
    word = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
    return Path("/var/tmp") / f"balai-{word}"  # noqa: S108 - guarded by _make_ours


def _make_ours(away: Path) -> None:
    """Make the folder, or refuse one that someone else has put there before us."""
    try:
        away.mkdir(mode=0o700)
        os.chown(away, NOBODY, NOBODY)
    except FileExistsError:
        if away.is_symlink() or away.stat().st_uid != NOBODY or away.stat().st_mode & 0o077:
            raise CannotStart(
                f"{away} belongs to someone else: look at it, remove it, then run again."
            ) from None


def _can_reach(account: Mapping[str, object], *paths: Path) -> bool:
    """Ask as the servers' account itself whether it may walk to the paths and read them."""
    question = 'for path; do test -r "$path" && test -x "$path" || exit 1; done'
    try:
        asked = subprocess.run(
            ["/bin/sh", "-c", question, "sh", *map(str, paths)],
            cwd="/",
            check=False,
            **account,
        )
    except OSError:
        return False
    return asked.returncode == 0


def within_reach(home: Home, program: Program) -> Path:
    """Return the program where the servers' account can run it: in place, or in a copy of its package."""
    if not home.account or program.package is None or _can_reach(home.account, program.path):
        return program.path
    package = program.package
    copy = home.path / "programs" / f"{package.name}-{int(program.path.stat().st_mtime)}"
    if not copy.exists():
        fresh = copy.with_suffix(".new")
        shutil.rmtree(fresh, ignore_errors=True)
        # The libraries lie beside the package, and the programs look for them there.
        for part in (package, package.with_name(package.name + ".libs")):
            if part.exists():
                shutil.copytree(
                    part, fresh / part.name, ignore=shutil.ignore_patterns("include", "*.py", "*.pyc")
                )
        _open_to_reading(fresh)
        fresh.replace(copy)
    return copy / package.name / program.path.relative_to(package)


def _open_to_reading(folder: Path) -> None:
    for path in (folder.parent, folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or os.access(path, os.X_OK) else 0o444))
