"""Folders of servers that leave nothing behind, also outside the temporary folder."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.launch import reset


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("balai")
    yield path
    reset.empty(path)


@pytest.fixture(scope="module")
def bare_environ() -> dict[str, str]:
    """The environment of someone who has set nothing."""
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
