"""What is sent to: a channel that accepts without a network, and Debian's compiled smtp-sink."""

import os
import shutil
import subprocess
from time import perf_counter
from types import TracebackType
from typing import Self

from config.launch.ports import LOOPBACK, answers
from config.launch.processes import stop, wait_until
from notifications.channels.channel import Answer, Letter, Outcome
from tests.notifications.smtp_sink import free_port

# Debian installs it where only root's path looks.
PATH = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"])
WAITING = "100"  # connections that may wait to be accepted
CEILING_CONNECTIONS, CEILING_BYTES = 8, 5000


class NullChannel:
    """Accepts everything; nothing leaves the process."""

    name, rate = "email", 0

    def open(self) -> None: ...

    def close(self) -> None: ...

    def deliver(self, letter: Letter) -> Answer:
        return Answer(Outcome.ACCEPTED)


class NoSink(Exception):
    """The program is not installed."""

    def __str__(self) -> str:
        return (
            "smtp-sink is not installed, so only the null provider was measured."
            " It comes with postfix (on Debian or Ubuntu: apt-get install postfix)."
        )


class CompiledSink:
    """smtp-sink of postfix, which throws every mail away. Raises NoSink."""

    def __init__(self) -> None:
        self.program, self.source = (shutil.which(name, path=PATH) for name in ("smtp-sink", "smtp-source"))
        if not self.program or not self.source:
            raise NoSink
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"smtp://{LOOPBACK}:{self.port}"

    def __enter__(self) -> Self:
        who = ["-u", "nobody"] if os.geteuid() == 0 else []
        self._process = subprocess.Popen(
            [str(self.program), *who, f"{LOOPBACK}:{self.port}", WAITING],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if not wait_until(lambda: answers(self.port), 10):
            raise AssertionError(f"smtp-sink does not answer on port {self.port}.")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            stop(self._process)

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def ceiling(self, mails: int) -> float:
        """How many mails a second it takes from postfix's own source, over connections that are kept open."""
        command = [
            str(self.source),
            *("-d", "-s", str(CEILING_CONNECTIONS), "-m", str(mails), "-l", str(CEILING_BYTES)),
            f"{LOOPBACK}:{self.port}",
        ]
        began = perf_counter()
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL)
        return mails / (perf_counter() - began)
