"""The walls of the house: nothing shadows the standard library, tables are current, templates compile."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.template import engines
from django.template.backends.django import DjangoTemplates

ROOT = settings.ROOT
ROOMS = [
    Path(app.path).relative_to(ROOT)
    for app in apps.get_app_configs()
    if Path(app.path).is_relative_to(ROOT) and "site-packages" not in app.path
]
TEMPLATES = sorted(
    path.relative_to(ROOT / "templates").as_posix() for path in (ROOT / "templates").rglob("*.*")
)


def test_platform_is_no_package() -> None:
    assert not (ROOT / "platform" / "__init__.py").exists()


def test_no_room_takes_a_name_of_the_standard_library() -> None:
    rooms = {path.parent.name for path in (ROOT / "platform").glob("*/__init__.py")}

    assert rooms & set(sys.stdlib_module_names) == set()


def test_standard_platform_module_is_found_from_the_root() -> None:
    code = "import platform; assert platform.python_version(), platform"

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.django_db
def test_migrations_are_current() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_compiles(name: str) -> None:
    engine = engines["django"]
    assert isinstance(engine, DjangoTemplates)

    assert engine.get_template(name)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.as_posix())
def test_card_of_a_room_is_read_at_a_sitting(room: Path) -> None:
    card = ROOT / room / "README.md"

    assert 1 <= len(card.read_text(encoding="utf-8").splitlines()) <= 40


def test_every_text_has_indonesian_words() -> None:
    call_command("messages", check=True, verbosity=0)
