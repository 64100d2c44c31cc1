"""Thousands sign over HTTP without an account: many in five spellings at once, many never open their link."""

import json
import os
import re
import time
from collections import Counter
from collections.abc import Sequence
from itertools import batched
from pathlib import Path

import pytest

from accounts.models import ContactPoint
from core import clock
from core.mailboxes import mailbox_of, written
from core.models import Fact
from engagement.activities.models import ActivityCounter
from engagement.campaigns.counters import SIGNED
from engagement.campaigns.guests import LINK
from engagement.campaigns.models import ActionTaken, Campaign
from engagement.participation.choices import Verb
from engagement.participation.selectors import live
from notifications.engine.models import Message
from tests.engagement.campaigns.makers import make_campaign
from tests.load.crowd import Stranger, post
from tests.load.flood import Answer, flood
from tests.load.web import Web

pytestmark = [
    pytest.mark.workers,
    pytest.mark.xdist_group("load"),
    pytest.mark.django_db(transaction=True),
]

ASKED = int(os.environ.get("PROVE_SIGNATURES", "400"))
# A tenth are doubles: four more spellings of a mailbox that signs, too. A fifth never open their link.
IN_FIVE_SPELLINGS, NEVER_OPENED = ASKED // 40, ASKED // 5
SPELLINGS = (
    "warga{}contoh@gmail.com",
    "Warga{}.Contoh@Gmail.com",
    "warga{}contoh+balai@gmail.com",
    "w.arga{}contoh@googlemail.com",
    "WARGA{}CONTOH@GMAIL.COM",
)
# As many at once as a server's queue of connections takes; the next wave follows as soon as all are answered.
WAVE = 2000
PATIENCE = 900


def test_each_mailbox_that_was_confirmed_is_counted_once_however_many_sign_at_once() -> None:
    campaign = make_campaign(now=clock.now(), goal=ASKED)
    addresses, confirming = addresses_that_ask(), ASKED - NEVER_OPENED
    with Web(TRUSTED_PROXIES="1") as web:
        began = time.monotonic()
        path = f"/campaigns/{campaign.activity.code}/guest/"
        sent = in_waves(web, [post(web.host, path, phone(n), email=each) for n, each in enumerate(addresses)])
        asked_after = time.monotonic() - began
        links = links_in_letters()
        opened = [links[written(address)] for address in addresses[:confirming]]
        said = in_waves(
            web, [post(web.host, link, phone(n), called=f"Warga {n}") for n, link in enumerate(opened)]
        )
        confirmed_after = time.monotonic() - began - asked_after

        assert Counter(answer.status for answer in sent) == {200: ASKED}, web.last_words()
        assert Counter(answer.status for answer in said) == {302: confirming}, web.last_words()
    people = {mailbox_of(address) for address in addresses[:confirming]}
    assert len(people) == confirming - 4 * IN_FIVE_SPELLINGS
    assert books(campaign) == dict.fromkeys(
        ("counter", "signatures", "ledger", "facts", "mailboxes"), len(people)
    )
    keep_figures(people=len(people), asked_after=asked_after, confirmed_after=confirmed_after)


def addresses_that_ask() -> list[str]:
    """As many as ask for a link: first those in five spellings, one beside the other, last who never opens it."""
    several = [spelling.format(n) for n in range(IN_FIVE_SPELLINGS) for spelling in SPELLINGS]
    return several + [f"tetangga{n}@contoh.test" for n in range(ASKED - len(several))]


def phone(number: int) -> Stranger:
    """Ten share an address of the net, as a household or a stall does."""
    return Stranger(f"198.{18 + number // 10 // 65536}.{number // 10 // 256 % 256}.{number // 10 % 256}")


def in_waves(web: Web, requests: Sequence[bytes]) -> list[Answer]:
    return [answer for wave in batched(requests, WAVE) for answer in flood(web.port, wave, patience=PATIENCE)]


def links_in_letters() -> dict[str, str]:
    """The path of the link in the letter to each address, as it waits to be sent."""
    letters = Message.objects.filter(purpose=LINK.purpose).values_list("address", "text")
    return {
        address: re.findall(r"https?://[^/\s]+(/campaigns/guest/\S+)", text)[0] for address, text in letters
    }


def books(campaign: Campaign) -> dict[str, int]:
    """The places in which a signature is written down."""
    activity = campaign.activity
    return {
        "counter": ActivityCounter.objects.get(activity=activity, name=SIGNED).value,
        "signatures": ActionTaken.objects.filter(campaign=campaign, state="done").count(),
        "ledger": live().filter(activity=activity, verb=Verb.SIGNED).count(),
        "facts": Fact.objects.filter(name="signature_made").count(),
        "mailboxes": ContactPoint.objects.filter(person__actions__campaign=campaign)
        .values("mailbox")
        .distinct()
        .count(),
    }


def keep_figures(**figures: float) -> None:
    """For the long form: how long it took on the machine it ran on."""
    if kept := os.environ.get("PROVE_FIGURES"):
        rounded = {name: round(value) for name, value in figures.items()}
        Path(kept).write_text(json.dumps({"asked": ASKED, **rounded}))
