"""Three agencies with three seats each: one accepts and names two, one declines, one is reminded and still silent."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from core import clock
from engagement.events.choices import RegistrationState
from engagement.events.models import Registration
from notifications.engine import rounds
from tests.engagement.activities.invitations.makers import make_host
from tests.makers import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_quiet_hours")]

LIST = "Dinas Satu, satu@contoh.test, 3\nDinas Dua, dua@contoh.test, 3\nDinas Tiga, tiga@contoh.test, 3"


def work(days: int = 0) -> None:
    clock.shift(timedelta(days=days))
    rounds.ring(clock=clock.now)
    rounds.ring(clock=clock.now)


def link_in(mail: Any) -> str:  # Any: a mail of the outbox
    found = re.search(r"/i/\S+/", mail.body)
    assert found
    return found[0]


def test_three_agencies_answer_each_in_its_way(mailoutbox: list[Any]) -> None:
    host = make_host(now=clock.now(), seats=50)
    organiser, page = signed_in(host.organiser), f"/a/{host.activity.code}/invitations/"
    form = {
        "guests": LIST,
        "note": "",
        "answer_by": (clock.now() + timedelta(days=8)).date().isoformat(),
        "language": "en",
    }

    organiser.post(f"{page}new/", form)
    assert mailoutbox == []
    organiser.post(f"{page}new/", form | {"send": "1"})
    work()
    links = {mail.to[0]: link_in(mail) for mail in mailoutbox}
    Client().post(links["satu@contoh.test"], {"answer": "yes"})
    Client().post(links["satu@contoh.test"], {"answer": "yes", "name_1": "Ani", "name_2": "Budi"})
    Client().post(links["dua@contoh.test"], {"answer": "no"})
    mailoutbox.clear()
    work(days=7)
    seen = organiser.get(page).context

    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        (["tiga@contoh.test"], "Please answer the invitation: Temu warga")
    ]
    assert link_in(mailoutbox[0]) == links["tiga@contoh.test"]
    assert [(each.name, each.state, each.named) for each in seen["page"]] == [
        ("Dinas Tiga", "sent", 0),
        ("Dinas Satu", "accepted", 2),
        ("Dinas Dua", "declined", 0),
    ]
    assert seen["counts"] == {
        "sent": 1,
        "sent_seats": 3,
        "accepted": 1,
        "accepted_seats": 3,
        "declined": 1,
        "declined_seats": 3,
        "named": 2,
    }
    standing = Registration.objects.filter(event=host.event, state=RegistrationState.CONFIRMED)
    assert sorted(standing.values_list("person__called", flat=True)) == ["Ani", "Budi"]
