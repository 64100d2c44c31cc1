"""Pages of the ground that machines read."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from core.limits import Allowance, spend
from core.models import Limit, SiteSettings
from core.tasks import tidy

pytestmark = pytest.mark.django_db


def test_robots_stay_away_from_what_belongs_to_people() -> None:
    lines = Client().get("/robots.txt").content.decode().splitlines()

    assert {"Disallow: /me/", "Disallow: /stop/", "Disallow: /receipt/"} <= set(lines)


def test_security_contact_is_told_once_there_is_one() -> None:
    before = Client().get("/.well-known/security.txt").status_code
    SiteSettings.objects.create(pk=1, contact="aman@contoh.test")

    text = Client().get("/.well-known/security.txt").content.decode()

    assert (before, text.startswith("Contact: mailto:aman@contoh.test\nExpires: 20")) == (404, True)


def test_night_sweeps_old_limits_away() -> None:
    minute = Allowance("receipt", times=3, per=timedelta(minutes=1))
    spend(minute, key="a", now=datetime.now(UTC) - timedelta(days=3))
    spend(minute, key="a", now=datetime.now(UTC))

    tidy()

    assert Limit.objects.count() == 1
