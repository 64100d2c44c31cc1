"""compose.yaml and .env.example: valid, and true to the settings."""

import os
import re
import subprocess
import sys
from pathlib import Path

import yaml

from config.launch.folders import ROOT


def _explained() -> set[str]:
    return set(re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))


def test_every_setting_from_outside_is_explained() -> None:
    settings = (ROOT / "platform" / "config" / "settings.py").read_text()
    web = (ROOT / "platform" / "config" / "gunicorn.py").read_text()
    read = set(
        re.findall(r'\benv\.\w+\(\s*"([A-Z_]+)"', settings) + re.findall(r'environ\.get\("([A-Z_]+)"', web)
    )

    assert read - _explained() == set()


def test_every_setting_of_the_compose_file_is_explained() -> None:
    asked = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "compose.yaml").read_text()))

    assert asked - _explained() == set()


def test_compose_file_names_the_services_and_shows_nothing_but_the_web_server() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]

    assert sorted(services) == ["beat", "postgres", "redis", "web", "worker"]
    assert {name: service["ports"] for name, service in services.items() if "ports" in service} == {
        "web": ["127.0.0.1:8000:8000"]
    }


def test_compose_file_is_read_by_podman_compose(tmp_path: Path) -> None:
    podman = tmp_path / "podman"  # podman-compose wants to see its version; nothing is run
    podman.write_text("#!/bin/sh\necho podman version 5.0.0\n")
    podman.chmod(0o755)
    (tmp_path / "env").write_text("POSTGRES_PASSWORD=not-a-secret\n")
    command = [str(Path(sys.executable).parent / "podman-compose"), "--env-file", str(tmp_path / "env")]

    read = subprocess.run(
        [*command, "--file", "compose.yaml", "config"],
        cwd=ROOT,
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
    )

    assert read.returncode == 0, read.stderr
    web = yaml.safe_load(read.stdout)["services"]["web"]
    assert web["environment"]["DATABASE_URL"] == "postgresql://balai:not-a-secret@postgres:5432/balai"
