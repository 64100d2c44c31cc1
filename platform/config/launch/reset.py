"""`make reset`: empties the site of this folder; the installed packages and the tests' servers stay."""

import shutil
import sys
from pathlib import Path

from config.launch import home, lock
from config.launch.folders import BALAI, CannotStart

DATA = ("servers", "secrets", "media", "beat", "static", "logs", home.POINTER, "postgres.port", "valkey.port")


def empty(folder: Path) -> None:
    """Remove all data of the folder, also what lies outside the clone; refuses while the servers run."""
    with lock.held(folder):
        pointer = folder / home.POINTER
        if pointer.exists():
            away = Path(pointer.read_text().strip())
            if away == home.elsewhere(folder):  # a copied folder may carry another clone's pointer
                shutil.rmtree(away, ignore_errors=True)
        for name in DATA:
            path = folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def main() -> None:
    if not BALAI.exists():
        print("There is nothing to empty.")
        return
    try:
        empty(BALAI)
    except CannotStart as reason:
        sys.exit(str(reason))
    print("Emptied. The next make run starts afresh.")


if __name__ == "__main__":
    main()
