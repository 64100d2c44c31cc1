"""Ports on the loopback address: is one taken, and which one a server of ours keeps."""

import socket
from pathlib import Path

LOOPBACK = "127.0.0.1"


def is_taken(port: int) -> bool:
    """Tell whether someone listens there already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return True
    return False


def kept(path: Path) -> int:
    """Return the port remembered in the file; when it is taken or there is none, a free one."""
    if path.exists() and (text := path.read_text().strip()).isdecimal() and not is_taken(int(text)):
        return int(text)
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
    path.write_text(f"{port}\n")
    return port


def answers(port: int) -> bool:
    """Tell whether a connection is accepted."""
    try:
        socket.create_connection((LOOPBACK, port), timeout=1).close()
    except OSError:
        return False
    return True
