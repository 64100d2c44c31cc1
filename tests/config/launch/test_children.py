"""What happens to a process of the site that dies."""

import subprocess
import sys
from pathlib import Path

import pytest

from config.launch import children, processes


def _child(tmp_path: Path, script: str) -> children.Child:
    log = tmp_path / "child.log"

    def start() -> subprocess.Popen[bytes]:
        return processes.spawn([sys.executable, "-c", script], log=log, environ={})

    return children.Child("child", log, start)


def test_dead_child_is_started_again_and_its_reason_said(tmp_path: Path) -> None:
    said: list[str] = []
    child = _child(tmp_path, "import sys; sys.exit('no such table')")
    child.run()
    processes.wait_until(child.has_died, 10)
    first = child.process

    children.tend([child], said.append, lambda _seconds: None)

    assert child.process is not first
    assert said == ["no such table\nchild ended (exit code 1).", "Starting child again in 1 s."]
    children.stop([child], lambda: True)


def test_child_that_dies_again_and_again_ends_the_run(tmp_path: Path) -> None:
    child = _child(tmp_path, "raise SystemExit(3)")
    child.run()

    def tend_it() -> None:
        assert processes.wait_until(child.has_died, 10)
        children.tend([child], lambda _text: None, lambda _seconds: None)

    for _ in range(5):
        tend_it()
    with pytest.raises(children.GaveUp, match="child ended 6 times"):
        tend_it()


def test_child_that_does_not_listen_is_ended(tmp_path: Path) -> None:
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)"
    script = f"{deaf}; print('deaf', flush=True); time.sleep(60)"
    child = _child(tmp_path, script)
    child.patience = 0.3
    child.run()
    assert processes.wait_until(lambda: "deaf" in processes.last_words(child.log), 10)

    children.stop([child], lambda: False)

    assert child.has_died()
