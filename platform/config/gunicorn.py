"""How the web server runs, here and in production: few processes, threads in each, the code loaded once."""

import gc
import os

from django.db import connections
from django.urls import get_resolver

wsgi_app = "config.wsgi:application"
bind = os.environ.get("WEB_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_PROCESSES", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "gthread"
preload_app = True
timeout = 60
graceful_timeout = 4
keepalive = 5
accesslog = None  # structlog writes one line per request, without what is private in it
control_socket_disable = True
if os.path.isdir("/dev/shm"):  # noqa: PTH112, S108 - memory, so that the heartbeat never waits for a disk
    worker_tmp_dir = "/dev/shm"  # noqa: S108


def pre_fork(_server: object, _worker: object) -> None:
    """Share what may be shared (the loaded code, all pages' too), and nothing that must not be (connections)."""
    _ = get_resolver().url_patterns  # else each process loads them at its first request, for itself
    connections.close_all()
    gc.freeze()
