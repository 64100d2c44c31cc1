"""One run per folder."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from config.launch import lock


def test_second_holder_is_told_who_runs(tmp_path: Path) -> None:
    with lock.held(tmp_path), pytest.raises(lock.AlreadyRunning) as refused, lock.held(tmp_path):
        pass

    assert str(refused.value) == (
        f"Balai already runs from {tmp_path} (process {os.getpid()})."
        f" Stop that one first, with Ctrl-C or: kill {os.getpid()}"
    )


def test_lock_of_a_killed_holder_is_free(tmp_path: Path) -> None:
    hold = "import sys, time; from pathlib import Path; from config.launch import lock\n"
    hold += "with lock.held(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    holder = subprocess.Popen([sys.executable, "-c", hold, str(tmp_path)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(lock.AlreadyRunning), lock.held(tmp_path):
        pass

    holder.send_signal(signal.SIGKILL)
    holder.wait()

    with lock.held(tmp_path):
        pass
    holder.stdout.close()
