"""One event from the first draft to the minutes, by an organiser who has nothing but the pages."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.journeys import post_box
from tests.journeys.conftest import SessionOf, Visit
from tests.journeys.pages import ORGANISER
from tests.journeys.site import Site
from tests.journeys.steps import plan_event
from tests.journeys.visitor import Visitor, new_address

SEMARANG = ZoneInfo("Asia/Jakarta")
ANSWER = re.compile(r"/i/[^\s]+/")


@pytest.fixture(autouse=True)
def _own_time(demonstration: Site) -> Iterator[None]:
    yield
    demonstration.manage("clock", "reset")


@pytest.mark.parametrize("has_scripts", [True, False], ids=["id", "id-no-script"])
def test_organiser_invites_publishes_moves_checks_in_and_sends_minutes(
    demonstration: Site, visit: Visit, session_of: SessionOf, has_scripts: bool
) -> None:
    organiser = visit(has_scripts=has_scripts, session=session_of(ORGANISER))
    organiser.open("/")
    page = plan_event(organiser, f"Lokakarya biaya agen {new_address()}")
    organiser.send('form[action$="/submit/"]')
    agencies = {
        name: new_address() for name in ("Dinas Ya Contoh", "Dinas Tidak Contoh", "Dinas Diam Contoh")
    }

    _invite(organiser, page, agencies)
    _accept(visit, agencies["Dinas Ya Contoh"], delegates=["Wakil Satu Contoh", "Wakil Dua Contoh"])
    _decline(visit, agencies["Dinas Tidak Contoh"])
    organiser.open(f"/a/{_code(page)}/invitations/")
    standing = [row.inner_text() for row in organiser.page.locator("main table tbody tr").all()]
    assert [name for name in agencies if name in standing[0]] == ["Dinas Diam Contoh"]
    assert len(standing) == 3

    guest, address = visit(has_scripts=has_scripts), new_address()
    guest.open(page)
    guest.follow('#join a[href^="/account/signup/"]')
    guest.sign_up(called="Bu Datang Contoh", email=address)
    guest.send('#join form[action$="/register/"]')
    assert guest.page.locator("#join .notice.good").count() == 1

    soon = datetime.now(SEMARANG) + timedelta(hours=1)
    _move(organiser, page, soon, told=3)
    _let_changes_settle(demonstration)
    news = post_box.letter_for(organiser.address, address, saying=re.compile(f"{soon:%H.%M}"))
    assert "09.00" in news

    for name in ("Bu Datang", "Wakil Satu"):
        organiser.open(f"/events/{_code(page)}/door/?q={name.replace(' ', '+')}")
        organiser.send(".people form")
    assert organiser.page.locator(".done.good").count() == 1

    _move(organiser, page, datetime.now(SEMARANG) - timedelta(minutes=5), told=3)
    _write_minutes(organiser, page)
    minutes = post_box.letter_for(
        organiser.address, address, saying=re.compile(rf"/events/{_code(page)}/minutes/")
    )
    assert "Papan biaya dipasang di balai." in minutes


def _let_changes_settle(demonstration: Site) -> None:
    """Several changes within two minutes make one message; the bell rings after them."""
    demonstration.manage("clock", "+3m")
    demonstration.ring()


def _code(page: str) -> str:
    return page.rstrip("/").rsplit("-", 1)[1]


def _invite(organiser: Visitor, page: str, agencies: dict[str, str]) -> None:
    organiser.open(page)
    organiser.follow('main a[href$="/work/"]')
    organiser.follow('main a[href$="/invitations/"]')
    organiser.follow('main a[href$="/invitations/new/"]')
    organiser.page.fill("#id_guests", "\n".join(f"{name}, {at}, 2" for name, at in agencies.items()))
    organiser.send("form:has(#id_guests)")
    organiser.follow("main button[name=send]")


def _answer_page(visit: Visit, address: str) -> Visitor:
    """Without an account, from the link of the letter."""
    agency = visit(has_scripts=False)
    letter = post_box.letter_for(agency.address, address, saying=ANSWER)
    found = ANSWER.search(letter)
    assert found
    agency.open(found[0])
    return agency


def _accept(visit: Visit, address: str, *, delegates: list[str]) -> None:
    agency = _answer_page(visit, address)
    for number, name in enumerate(delegates, start=1):
        agency.page.fill(f"#id_name_{number}", name)
    agency.follow("main button[name=answer][value=yes]")
    assert all(name in agency.page.locator("main").inner_text() for name in delegates)


def _decline(visit: Visit, address: str) -> None:
    _answer_page(visit, address).follow("main button[name=answer][value=no]")


def _move(organiser: Visitor, page: str, starts: datetime, *, told: int) -> None:
    organiser.open(f"/events/{_code(page)}/change/")
    organiser.page.fill("#id_starts", f"{starts:%Y-%m-%dT%H:%M}")
    organiser.page.fill("#id_ends", f"{starts + timedelta(hours=3):%Y-%m-%dT%H:%M}")
    organiser.send("#event-form")
    assert str(told) in organiser.page.locator("#sure-title").inner_text()
    organiser.follow("main .notice button[name=is_sure]")


def _write_minutes(organiser: Visitor, page: str) -> None:
    organiser.open(f"/events/{_code(page)}/minutes/write/")
    organiser.page.check('[name=kind][value="migrant"]')
    organiser.page.fill("#id_text", "Biaya agen harus diumumkan.")
    organiser.send("form:has(#id_text)")
    organiser.page.fill("#id_decision-text", "Papan biaya dipasang di balai.")
    organiser.send("form:has(#id_decision-text)")
    organiser.follow(f'main a[href="/events/{_code(page)}/minutes/check/"]')
    organiser.send("form:not([action])")
