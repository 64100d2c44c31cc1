"""The way in from make: finds Python, sets `.venv` up, becomes the verb; any Python 3.6 or newer reads it.

Run as a script by path, so that nothing of the project or of its packages is needed yet.
"""

import os
import sys

import environment
import interpreters

# verb: (what must be installed, the module that does it, words before the user's own)
VERBS = {
    "run": (environment.RUN_LOCK, "config.launch.stand", []),
    "reset": (environment.RUN_LOCK, "config.launch.reset", []),
    "codes": (environment.RUN_LOCK, "config.launch.manage", ["codes"]),
    "manage": (environment.RUN_LOCK, "config.launch.manage", []),
    "test": (environment.DEV_LOCK, "config.launch.checks", ["test"]),
    "lint": (environment.DEV_LOCK, "config.launch.checks", ["lint"]),
    "fmt": (environment.DEV_LOCK, "config.launch.checks", ["fmt"]),
    "shots": (environment.DEV_LOCK, "config.launch.harness", ["tests.shots"]),
    "bench": (environment.DEV_LOCK, "config.launch.harness", ["tests.bench"]),
    "bench-reminders": (environment.DEV_LOCK, "config.launch.harness", ["tests.bench.reminders"]),
    "prove": (environment.DEV_LOCK, "config.launch.harness", ["tests.prove"]),
}
NO_PYTHON = (
    "Balai needs Python 3.12 or newer, and this machine has none that works"
    " (looked on PATH, at pyenv's and at uv's)."
    " Install one (on Debian 13 or Ubuntu 24.04: apt-get install python3 python3-venv;"
    " elsewhere: pyenv install 3.13 or uv python install 3.13), then run the same command again."
)


def main(arguments):
    if len(arguments) != 1 or arguments[0] not in VERBS:
        raise SystemExit("Say one of: " + ", ".join(VERBS))
    lock, module, words = VERBS[arguments[0]]
    os.chdir(environment.ROOT)
    if not environment.is_current(lock):
        _set_up(lock)
    environ = environment.with_certificates(os.environ)
    # No -I: the editable install names both import roots, at the end of the path.
    os.execve(environment.PYTHON, [environment.PYTHON, "-m", module, *words], environ)


def _set_up(lock):
    with _alone():
        if environment.is_current(lock):
            return
        environment.say("Looking for Python 3.13, 3.12 or 3.14")
        interpreter, all_of_them = interpreters.find(os.environ)
        if interpreter is None:
            raise SystemExit(NO_PYTHON)
        environment.build(lock, interpreter, all_of_them, os.environ)


def _alone():
    """Return a file held locked, so that two commands started together do not install over one another."""
    import fcntl

    folder = os.path.join(environment.ROOT, ".balai")
    os.makedirs(folder, exist_ok=True)
    file = open(os.path.join(folder, "environment.lock"), "w")  # noqa: SIM115 - the caller closes it
    fcntl.flock(file, fcntl.LOCK_EX)
    return file


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        raise SystemExit("Stopped.") from None
