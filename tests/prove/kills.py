"""Hundreds of senders killed between "250 OK" and its writing down: the long form of the kill test."""

import os

import pytest

from tests.notifications.conftest import redis_url, sink
from tests.notifications.smtp_sink import SmtpSink
from tests.notifications.test_kills import kill_after_250

__all__ = ["redis_url", "sink"]  # fixtures

pytestmark = [pytest.mark.workers, pytest.mark.django_db(transaction=True)]


def test_of_hundreds_of_kills_each_repeats_its_own_mail_and_no_other(sink: SmtpSink, redis_url: str) -> None:
    kills = int(os.environ.get("PROVE_KILLS", "10"))
    kill_after_250(sink, redis_url, people=kills + 50, kills=kills)
