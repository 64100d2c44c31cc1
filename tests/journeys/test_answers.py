"""Words of a visitor on their way to an answer: organisers sort, an office replies and promises, she is told."""

import re
from collections.abc import Iterator

import pytest

from tests.journeys import post_box
from tests.journeys.conftest import SessionOf, Visit
from tests.journeys.pages import AUTHORITY, ORGANISER, ActivityPath
from tests.journeys.site import Site
from tests.journeys.visitor import new_address

WISH = "Tolong buka loket di desa sekali sebulan"
REPLY = "Loket keliling mulai tahun depan, sekali sebulan."


@pytest.fixture(autouse=True)
def _own_time(demonstration: Site) -> Iterator[None]:
    yield
    demonstration.manage("clock", "reset")


@pytest.mark.parametrize("has_scripts", [True, False], ids=["id", "id-no-script"])
def test_what_somebody_said_is_sorted_answered_and_told(
    demonstration: Site,
    visit: Visit,
    session_of: SessionOf,
    paths: dict[str, ActivityPath],
    has_scripts: bool,
) -> None:
    page, theme = paths["answered"], f"Loket keliling {new_address()}"
    guest, address = visit(has_scripts=has_scripts), new_address()
    guest.open(page)
    guest.follow('#join a[href^="/account/signup/"]')
    guest.sign_up(called="Bu Desa Contoh", email=address)
    guest.page.fill("main textarea", WISH)
    guest.send("form:has(textarea)")
    assert WISH in guest.page.locator("main").inner_text()

    organiser = visit(has_scripts=has_scripts, session=session_of(ORGANISER))
    organiser.open(page)
    organiser.follow(f'#join a[href="/a/{page.code}/themes/"]')
    organiser.page.locator("label.choice", has_text=WISH).locator("input").check()
    organiser.page.fill("#id_title", theme)
    organiser.follow("main aside .actions button")
    organiser.page.locator("main .card h3 a", has_text=theme).click()
    organiser.page.locator("main aside summary").first.click()
    organiser.page.select_option("#id_organisation", label="Dinas Contoh Jawa Tengah")
    organiser.send('form[action$="/ask/"]')

    official = visit(has_scripts=has_scripts, session=session_of(AUTHORITY))
    official.open("/me/")
    official.follow('main a[href="/waiting-for-answers/"]')
    official.page.locator("main h3 a", has_text=theme).click()
    assert WISH in official.page.locator("main").inner_text()
    official.page.check('[name=verdict][value="adapted"]')
    official.page.fill("#id_reason", REPLY)
    official.send('form[action$="/reply/"]')
    official.page.fill("#id_promise-text", f"Jadwal {theme} diumumkan")
    official.page.fill("#id_promise-due_on", "2031-03-01")
    official.send('form[action$="/promise/"]')
    official.send('form[action$="/reply/submit/"]')
    official.send('form[action$="/reply/publish/"]')

    reader = visit(has_scripts=has_scripts)
    reader.open(f"/a/{page.code}/answers/")
    account = reader.page.locator("main article", has_text=theme).inner_text()
    assert (REPLY in account, "Jadwal" in account) == (True, True)
    demonstration.manage("clock", "+35m")
    demonstration.ring()
    told = post_box.letter_for(reader.address, address, saying=re.compile(rf"/a/{page.code}/answers/"))
    assert theme in told
    guest.open(page)
    guest.follow('#join a[href^="/phases/"]')
    assert REPLY in guest.page.locator("main").inner_text()
