"""The case of REMINDERS of fairness: a campaign of thousands does not delay another organisation's few."""

from collections import Counter

import pytest

from notifications.engine.models import Message
from notifications.engine.outbox.send import Sender
from tests.notifications.makers import make_organisation
from tests.notifications.many import due_reminders
from tests.notifications.scripted_channel import ScriptedChannel

pytestmark = pytest.mark.django_db(transaction=True)

SMALL, FEW, BIG = 199, 10, 8010


def test_10000_due_in_one_minute_over_200_organisations_get_a_fair_share() -> None:
    """While the big one's 8,010 wait, all of the others' 1,990 are sent among the first 4,500."""
    due_reminders(BIG, called="big", organisation=make_organisation("Besar"))
    for number in range(SMALL):
        due_reminders(FEW, called=f"small{number}x", organisation=make_organisation(f"Kecil {number}"))
    channel, sent_small = ScriptedChannel(), 0
    sender = Sender(channel)
    while sent_small < SMALL * FEW:
        assert sender.batch()
        sent_small = sum(letter.address.startswith("small") for letter in channel.letters)
    by_then = len(channel.letters)
    while sender.batch():
        pass

    assert by_then <= 4500
    times = Counter(letter.address for letter in channel.letters)
    assert len(times) == times.total() == BIG + SMALL * FEW == 10_000
    assert Message.objects.filter(step="24h", state="accepted").count() == 10_000
