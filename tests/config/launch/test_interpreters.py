"""Which Python the first start takes."""

import ast
from pathlib import Path

import pytest

from config.launch import interpreters
from config.launch.folders import ROOT


@pytest.mark.parametrize(
    ("versions", "chosen"),
    [
        ([(3, 11, 2), (3, 13, 0)], (3, 13, 0)),
        ([(3, 14, 0), (3, 12, 1)], (3, 12, 1)),
        ([(3, 9, 18), (3, 14, 0)], (3, 14, 0)),
        ([(3, 15, 0), (3, 14, 0)], (3, 14, 0)),
        ([(3, 11, 7), (3, 6, 15)], None),
        ([], None),
    ],
)
def test_choice_prefers_what_the_project_is_made_for(
    versions: list[tuple[int, int, int]], chosen: tuple[int, int, int] | None
) -> None:
    found = [(f"/python{version}", version) for version in versions]

    assert interpreters.choose(found) == (f"/python{chosen}" if chosen else None)


def test_interpreter_behind_a_shim_is_found_in_its_own_folder(tmp_path: Path) -> None:
    real = tmp_path / ".pyenv" / "versions" / "3.13.9" / "bin" / "python3.13"
    shim = tmp_path / "shims" / "python3.13"
    for path, script in ((real, "echo 3.13.9; echo /real"), (shim, "exit 127")):
        path.parent.mkdir(parents=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
    environ = {"HOME": str(tmp_path), "PATH": str(shim.parent)}

    assert str(shim) in interpreters.candidates(environ)
    assert interpreters.find(environ)[0] == "/real"


def test_shim_without_a_version_behind_it_is_no_interpreter(tmp_path: Path) -> None:
    shim = tmp_path / "python3.13"
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(0o755)

    assert interpreters.probe(str(shim), {}) is None


@pytest.mark.parametrize("name", ["bootstrap", "environment", "interpreters"])
def test_way_in_is_read_by_an_old_python(name: str) -> None:
    source = (ROOT / "platform" / "config" / "launch" / f"{name}.py").read_text()

    ast.parse(source, feature_version=(3, 6))
