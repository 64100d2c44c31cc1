"""`make manage ARGS="..."`: manage.py with the settings and, while it runs, the servers of `make run`."""

import json
import os
import shlex
import sys

from config.launch import local
from config.launch.folders import BALAI, ROOT
from config.launch.servers import ADDRESSES


def main(words: list[str]) -> None:
    """Become manage.py; the words come from the command line and from `ARGS`."""
    addresses = BALAI / ADDRESSES
    servers = json.loads(addresses.read_text()) if addresses.exists() else {}
    environ = local.environment(os.environ, BALAI, servers)
    words = [*words, *shlex.split(os.environ.get("ARGS", ""))]
    os.execve(sys.executable, [sys.executable, str(ROOT / "manage.py"), *words], environ)


if __name__ == "__main__":
    main(sys.argv[1:])
