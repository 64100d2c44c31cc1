"""`make test`, `make lint`, `make fmt`: every check runs once, and a table says how each went."""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from config.launch import chromium, local, servers
from config.launch.folders import ROOT, TEST, CannotStart

PYTHON = sys.executable
BIN = Path(sys.executable).parent
SOURCES = (".",)
CONCISE = ("--output-format", "concise")


@dataclass(frozen=True)
class Check:
    """One command; `environ` is added to that of the run. It passes when its exit code is 0."""

    name: str
    command: list[str]
    environ: Mapping[str, str] = field(default_factory=dict)


def say(text: str) -> None:
    print(text, flush=True)


def static_checks() -> list[Check]:
    """Return the checks that need no server and run nothing of the site."""
    return [
        Check("format", [str(BIN / "ruff"), "format", "--check", *CONCISE, *SOURCES]),
        Check("style", [str(BIN / "ruff"), "check", *CONCISE, *SOURCES]),
        Check("templates", [*_djade(), "--check", *_templates()]),
        Check("types", [PYTHON, "-m", "mypy", "."]),
        Check("imports", [str(BIN / "lint-imports")]),
        Check(
            "compose",
            [str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.compose-spec", "compose.yaml"],
        ),
    ]


def site_checks() -> list[Check]:
    """Return the checks that load the site, and look at its tables."""
    manage = [PYTHON, "manage.py"]
    return [
        Check("messages", [*manage, "messages", "--compile"]),
        Check("migrations", [*manage, "makemigrations", "--check", "--dry-run"]),
        Check(
            "production", [*manage, "check", "--deploy", "--fail-level", "WARNING"], local.PRODUCTION_EXAMPLE
        ),
    ]


def pytest_check(words: list[str]) -> Check:
    """Return the tests: all of them on two processes, or those that the words name."""
    spread = [] if words else ["-n", "2", "--dist", "loadgroup", "--durations", "8", "--tb", "short"]
    return Check("tests", [PYTHON, "-m", "pytest", *spread, *words])


def run(checks: list[Check], environ: Mapping[str, str]) -> int:
    """Run them all, whatever the ones before gave; returns 0 when all passed."""
    lines, failed = [], 0
    for check in checks:
        say(f"\n--- {check.name}")
        began = time.monotonic()
        done = subprocess.run(
            check.command, cwd=ROOT, env={**environ, **check.environ}, stdin=subprocess.DEVNULL, check=False
        )
        failed += bool(done.returncode)
        word = "FAILED" if done.returncode else "ok"
        lines.append(f"{check.name:<12} {word:<8} {time.monotonic() - began:6.1f} s")
    say("\n" + "\n".join(lines))
    say(f"{failed} of {len(checks)} checks failed." if failed else "All checks passed.")
    return 1 if failed else 0


def test(words: list[str]) -> int:
    """Run everything, or only the tests that the words name, on servers of the tests' own."""
    chromium.see_to_it(say)
    with servers.running(TEST, for_test=True, environ=os.environ, say=say) as addresses:
        environ = local.test_environment(os.environ, addresses)
        if words:
            return run([pytest_check(words)], environ)
        return run([*static_checks(), *site_checks(), pytest_check([])], environ)


def put_in_format() -> int:
    """Rewrite code and templates into their format, and mend what can be mended without thought."""
    ruff = str(BIN / "ruff")
    return run(
        [
            Check("style", [ruff, "check", "--fix", *SOURCES]),
            Check("format", [ruff, "format", *SOURCES]),
            # It says 1 when it has rewritten something: the second look tells whether all is well now.
            Check("templates", ["/bin/sh", "-c", '"$@" || "$@"', "sh", *_djade(), *_templates()]),
        ],
        local.test_environment(os.environ, {}),
    )


def _djade() -> list[str]:
    return [str(BIN / "djade"), "--target-version", "6.1"]


def _templates() -> list[str]:
    folders = (
        folder for folder in ROOT.rglob("templates") if not folder.relative_to(ROOT).parts[0].startswith(".")
    )
    return sorted(str(page.relative_to(ROOT)) for folder in folders for page in folder.rglob("*.html"))


def main(verb: str) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    words = shlex.split(os.environ.get("ARGS", ""))
    try:
        if verb == "lint":
            return run(static_checks(), local.test_environment(os.environ, {}))
        return put_in_format() if verb == "fmt" else test(words)
    except CannotStart as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
