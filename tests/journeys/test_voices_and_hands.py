"""A new organiser with only the pages: people are asked in two phases and answered, then they act together.

Nobody here types an address: each starts on the first page, and goes on by what the pages show.
"""

import re
from collections.abc import Iterator

import pytest

from tests.journeys import post_box
from tests.journeys.campaigning import (
    close,
    plan_campaign,
    promise,
    see_who_came,
    sign_as_guest,
    take_shift,
    tell,
)
from tests.journeys.conftest import SessionOf, Visit
from tests.journeys.consulting import (
    ASKED,
    ASKED_IN_ENGLISH,
    TUTI,
    answer,
    answer_survey,
    comment,
    give_ideas,
    let_through,
    plan_consultation,
    sort,
)
from tests.journeys.pages import AUTHORITY, COORDINATOR
from tests.journeys.site import Site
from tests.journeys.steps import find, found_group
from tests.journeys.visitor import new_address

WATI = ("Jadwal ditempel di balai", "Ruang menyusui dan mainan anak", "Penerjemah bahasa isyarat")
COMMENTS = ("Setuju, juga di masjid.", "Dan di warung kopi.")


@pytest.fixture(autouse=True)
def _own_time(demonstration: Site) -> Iterator[None]:
    yield
    demonstration.manage("clock", "reset")


def test_new_organiser_asks_in_two_phases_is_answered_and_calls_to_action(
    demonstration: Site, visit: Visit, session_of: SessionOf
) -> None:
    group = f"Kelompok Loket {new_address()}"
    organiser = visit(has_scripts=False)
    organiser.open("/")
    organiser.follow('main a[href="/account/signup/"]')
    organiser.sign_up(called="Bu Loket Contoh", email=new_address())
    found_group(organiser, group)
    consultation = plan_consultation(organiser)
    organiser.send('form[action$="/submit/"]')
    let_through(visit(has_scripts=False, session=session_of(COORDINATOR)), consultation, group)

    tuti, tuti_mail = visit(has_scripts=False), new_address()
    wati = visit(has_scripts=False, language="en")
    receipt = give_ideas(tuti, consultation, TUTI, called="Tuti Contoh", email=tuti_mail)
    give_ideas(wati, consultation, WATI, called="Wati Contoh", email=new_address())
    for words in COMMENTS:
        comment(tuti, consultation, WATI[0], words)
    demonstration.manage("clock", "+25h")
    answer_survey(tuti, consultation, "Sabtu kami libur.", reads=ASKED)
    answer_survey(wati, consultation, "Only on Sunday do I get leave.", reads=ASKED_IN_ENGLISH)
    demonstration.manage("clock", "+25h")

    sort(organiser, consultation)
    answer(visit(has_scripts=False, session=session_of(AUTHORITY)))
    find(organiser, consultation)
    organiser.follow('#join a[href$="/outcome/"]')
    organiser.page.fill("#id_text", "Loket buka di tiga desa setiap Sabtu mulai tahun depan.")
    organiser.send("form:has(#id_text)")
    demonstration.manage("clock", "+35m")
    demonstration.ring()

    reader = visit(has_scripts=False)
    find(reader, consultation)
    reader.follow('#join a[href$="/answers/"]')
    figures = reader.page.locator("main .stats").inner_text()
    assert ("100%" in figures, len(re.findall(r"\b10\b", figures))) == (True, 3)
    reader.follow('footer a[href="/receipt/"]')
    reader.page.fill("#id_code", receipt)
    reader.send("form:has(#id_code)")
    assert reader.page.locator("main .notice.good").count() == 1
    told = post_box.letter_for(reader.address, tuti_mail, saying=re.compile(r"/answers/"))
    assert "Loket keliling" in told

    campaign = plan_campaign(organiser)
    organiser.send('form[action$="/submit/"]')
    sign_as_guest(reader, campaign, new_address())
    promise(tuti, campaign)
    take_shift(wati, campaign)
    tell(organiser, campaign, "Seratus tanda tangan dekat", language="id")
    tell(organiser, campaign, "We are close to one hundred", language="en")
    demonstration.manage("clock", "+2d")
    see_who_came(organiser, campaign, "Wati Contoh")
    close(organiser, campaign)
    find(reader, campaign)
    words = reader.page.locator("main").inner_text()
    assert ("Loket dibuka" in words, "Reader" in words) == (True, True)
