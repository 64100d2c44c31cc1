"""A meeting and its words: roles are given, notes taken, minutes confirmed, and all who came are told."""

import re

from tests.journeys import post_box
from tests.journeys.conftest import SessionOf, Visit
from tests.journeys.pages import ORGANISER, PARTICIPANT, ActivityPath
from tests.journeys.visitor import new_address


def test_note_taker_writes_another_confirms_and_all_who_came_read(
    visit: Visit, session_of: SessionOf, paths: dict[str, ActivityPath]
) -> None:
    code = paths["event_today"].code
    address = new_address()
    taker = visit(has_scripts=False)
    taker.open("/account/signup/")
    taker.sign_up(called="Bu Catat Contoh", email=address)

    organiser = visit(has_scripts=False, session=session_of(ORGANISER))
    organiser.open(f"/a/{code}/work/")
    organiser.follow(f'main a[href="/a/{code}/roles/"]')
    for role in ("door", "note_taker"):
        organiser.page.check(f'[name=role][value="{role}"]')
        organiser.page.fill("#id_email", address)
        organiser.send("form:has(#id_email)")
    for _role in ("door", "note_taker"):
        taker.open("/me/")
        taker.follow("main button[name=accept]")
    assert taker.path == f"/a/{code}/work/"

    taker.follow(f'main a[href="/events/{code}/door/"]')
    taker.page.fill("[name=q]", "sari")
    taker.follow("main form[role=search] button")
    taker.send(".people form")

    taker.open(f"/a/{code}/work/")
    taker.follow(f'main a[href="/events/{code}/minutes/write/"]')
    taker.page.check('[name=kind][value="migrant"]')
    taker.page.fill("#id_text", "Biaya agen harus diumumkan.")
    taker.send("form:has(#id_text)")
    receipt = taker.page.locator("p.code").inner_text()
    taker.page.fill("#id_decision-text", "Daftar biaya ditempel di balai.")
    taker.send("form:has(#id_decision-text)")
    taker.follow(f'main a[href="/events/{code}/minutes/check/"]')
    assert taker.page.locator("main form").count() == 0

    organiser.open(f"/a/{code}/work/")
    organiser.follow(f'main a[href="/events/{code}/minutes/check/"]')
    organiser.send("form:not([action])")
    assert organiser.path == f"/events/{code}/minutes/"

    letter = post_box.letter_for(
        organiser.address, PARTICIPANT, saying=re.compile(rf"/events/{code}/minutes/")
    )
    assert "Daftar biaya ditempel di balai." in letter
    public = visit(has_scripts=False)
    public.open(paths["event_today"])
    public.follow(f'main a[href="/events/{code}/minutes/"]')
    words = public.page.locator("main").inner_text()
    assert "Biaya agen harus diumumkan." in words
    assert "Bu Catat Contoh" not in words
    public.open("/receipt/")
    public.page.fill("#id_code", receipt)
    public.send("form:has(#id_code)")
    assert public.page.locator("main .notice.good").count() == 1
