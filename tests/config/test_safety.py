"""A site that would hurt people does not start, by whichever door."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client, override_settings

from config.demonstration.models import Letter
from config.safety import dangers

REAL = {
    "DEMONSTRATION": False,
    "TESTING": False,
    "SITE_HOST": "balai.example",
    "MAIL_URL": "smtp://mail.example",
}
# Rows: what is set otherwise, and what is refused.
CASES = [
    ({}, []),
    ({"CLOCK_SHIFTABLE": True}, ["config.E001"]),
    ({"DEMONSTRATION": True}, ["config.E002"]),
    ({"DEMONSTRATION": True, "SITE_HOST": "::1"}, []),
    ({"MAIL_URL": ""}, ["config.E003"]),
]


@pytest.mark.parametrize(("otherwise", "refused"), CASES, ids=[str(case[0]) for case in CASES])
def test_dangers(otherwise: dict[str, object], refused: list[str]) -> None:
    with override_settings(**(REAL | {"CLOCK_SHIFTABLE": False} | otherwise)):
        assert [danger.code for danger in dangers()] == refused


@pytest.mark.parametrize(
    "door",
    [["-c", "import config.wsgi"], ["-m", "celery", "-A", "config", "worker", "--pool", "solo"]],
)
def test_no_door_opens_with_a_shiftable_clock(door: list[str]) -> None:
    environment = os.environ | {
        "CLOCK_SHIFTABLE": "1",
        "DEMONSTRATION": "0",
        "SITE_URL": "https://balai.example",
        "SECRET_KEY": "x",
        "MAIL_URL": "smtp://mail.example",
    }

    done = subprocess.run(
        [sys.executable, *door],
        cwd=settings.ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode != 0
    assert "CLOCK_SHIFTABLE is on outside tests and demonstration." in done.stdout + done.stderr


@pytest.mark.django_db
@override_settings(DEMONSTRATION=True)
def test_post_box_is_closed_behind_a_proxy_and_to_other_machines() -> None:
    Letter.objects.create(to="sari@contoh.test", subject="1234-5678", text="Kode")

    statuses = [
        Client().get("/post-box/").status_code,
        Client(headers={"X-Forwarded-For": "203.0.113.9"}).get("/post-box/").status_code,
        Client(REMOTE_ADDR="203.0.113.9").get("/post-box/").status_code,
        Client().get("/post-box/?to=%00").status_code,
    ]

    assert statuses == [200, 404, 404, 200]
