"""`make run` from its first start to its last process."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from config.launch import processes
from config.launch.folders import ROOT

pytestmark = [pytest.mark.workers, pytest.mark.xdist_group("stand")]


@contextmanager
def _stand(folder: Path, environ: dict[str, str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run the stand below a make, as people do; yields make's process once the site is ready."""
    makefile, log = folder / "Makefile", folder / "said.txt"
    makefile.write_text(f"run:\n\t@{sys.executable} -m config.launch.stand\n")
    environ = {**environ, "PORT": str(port), "BALAI_FOLDER": str(folder)}
    with log.open("wb") as said:
        command = ["make", "-f", str(makefile), "run"]
        make = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environ,
            stdout=said,
            stderr=said,
            start_new_session=True,
            # A make that was started in the background of a script would hear no interrupt.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

        def is_ready_or_over() -> bool:
            return "Balai is ready" in log.read_text() or make.poll() is not None

        try:
            processes.wait_until(is_ready_or_over, 120)
            assert "Balai is ready" in log.read_text(), log.read_text()
            yield make
        finally:
            if make.poll() is None:
                os.killpg(make.pid, signal.SIGTERM)
            make.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _processes_of(folder: Path) -> list[str]:
    """Return every process that has this folder in its environment, its words or as its place."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        except OSError:
            continue
        if str(folder).encode() in words or _lives_in(process, folder):
            found.append(f"{process.name} {(process / 'comm').read_text().strip()}")
    return found


def _lives_in(process: Path, folder: Path) -> bool:
    """PostgreSQL does not know the folder by name, but its processes stand in their data."""
    pointer = folder / "servers-are-in"
    home = pointer.read_text().strip() if pointer.exists() else str(folder)
    try:
        return str((process / "cwd").readlink()).startswith(home)
    except OSError:
        return False


def test_stand_serves_and_leaves_no_process(folder: Path, bare_environ: dict[str, str]) -> None:
    port = _free_port()

    with _stand(folder, bare_environ, port) as make:
        connection = http.client.HTTPConnection("localhost", port, timeout=10)
        connection.request("GET", "/")
        status = connection.getresponse().status
        connection.close()
        commands = {entry.split(" ", 1)[1] for entry in _processes_of(folder)}
        # Only make is told, which does not pass an interrupt on.
        make.send_signal(signal.SIGINT)
        make.wait(timeout=20)

    assert status == 200
    assert {"postgres", "valkey-server"} <= commands
    assert _processes_of(folder) == []
    assert "Stopped. Your data is kept" in (folder / "said.txt").read_text()


def test_nothing_outlives_a_killed_stand(folder: Path, bare_environ: dict[str, str]) -> None:
    port = _free_port()

    with _stand(folder, bare_environ, port) as make:
        assert len(_processes_of(folder)) > 5
        os.killpg(make.pid, signal.SIGKILL)
        make.wait(timeout=10)

        assert processes.wait_until(lambda: not _processes_of(folder), 10), _processes_of(folder)


def test_busy_port_is_one_line_that_names_another(folder: Path, bare_environ: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        environ = {**bare_environ, "PORT": str(port), "BALAI_FOLDER": str(folder)}

        refused = subprocess.run(
            [sys.executable, "-m", "config.launch.stand"],
            cwd=ROOT,
            env=environ,
            capture_output=True,
            text=True,
            timeout=30,
        )

    assert refused.returncode == 1
    assert refused.stdout.splitlines() == [
        f"Port {port} is busy: stop the program that listens there,"
        f" or choose another port, for example: make run PORT={port + 1}"
    ]
