"""A pytest plug-in: the same environment for every test run, and servers of its own when none are named.

Loaded by `-p tests.servers` in pyproject.toml, before Django's settings are read; a conftest comes too late.
"""

import os
import sys
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import pytest

PLATFORM = str(Path(__file__).resolve().parent.parent / "platform")
if PLATFORM not in sys.path:
    sys.path.append(PLATFORM)  # pytest's own `pythonpath` is read later than this

from config.launch import local, servers
from config.launch.folders import TEST, CannotStart


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, object, object]:
    """Name the servers in the environment; the processes of xdist inherit it and start none."""
    named = {name: os.environ.get(name, "") for name in ("DATABASE_URL", "REDIS_URL")}
    if not all(named.values()):
        stack = ExitStack()
        early_config.add_cleanup(stack.close)
        try:
            named = stack.enter_context(servers.running(TEST, for_test=True, environ=os.environ))
        except CannotStart as reason:
            raise pytest.UsageError(str(reason)) from reason
    os.environ.update(local.test_environment(os.environ, named))
    return (yield)
