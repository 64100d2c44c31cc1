"""A pytest plug-in: each test runs as often as PROVE_TIMES says, all on one database."""

import os

import pytest


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    times = int(os.environ.get("PROVE_TIMES", "1"))
    metafunc.fixturenames.append("turn_of_proof")
    metafunc.parametrize("turn_of_proof", range(times))
