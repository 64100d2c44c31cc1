"""The day of an event: a ticket on one phone, the door on another."""

import pytest

from tests.journeys.conftest import SessionOf, Visit
from tests.journeys.pages import ORGANISER, PARTICIPANT, ActivityPath

SCRIPTS = pytest.mark.parametrize("has_scripts", [True, False], ids=["id", "id-no-script"])


@SCRIPTS
def test_ticket_is_typed_at_the_door_and_marked_in_one_tap(
    visit: Visit, session_of: SessionOf, paths: dict[str, ActivityPath], has_scripts: bool
) -> None:
    code = paths["event_today"].code
    guest = visit(has_scripts=has_scripts, session=session_of(PARTICIPANT))
    guest.open(paths["event_today"])
    guest.follow(f'main a[href="/events/{code}/ticket/"]')
    assert guest.page.locator(".qr svg").count() == 1
    typed = guest.page.locator("p.code").inner_text().lower()

    door = visit(has_scripts=has_scripts, session=session_of(ORGANISER))
    door.open(f"/events/{code}/door/")
    door.page.fill("[name=q]", typed)
    door.follow("main form[role=search] button")
    assert door.page.locator(".people > li").count() == 1
    door.send(".people form")
    assert door.page.locator(".done.good").count() == 1
    assert door.page.locator("[name=q]").input_value() == ""

    guest.open(f"/events/{code}/ticket/")
    assert (guest.page.locator(".notice.good").count(), guest.page.locator(".qr svg").count()) == (1, 0)

    door.send(".done")
    assert door.page.locator(".done").count() == 0


@SCRIPTS
def test_who_did_not_register_and_a_list_from_paper(
    visit: Visit, session_of: SessionOf, paths: dict[str, ActivityPath], has_scripts: bool
) -> None:
    code = paths["event_today"].code
    name = f"Agus {'Satu' if has_scripts else 'Dua'} Contoh"
    door = visit(has_scripts=has_scripts, session=session_of(ORGANISER))
    door.open(f"/events/{code}/door/?q={name.replace(' ', '+')}")
    assert door.page.locator(".people > li").count() == 0
    door.follow(f'main a[href^="/events/{code}/door/new/"]')
    assert door.page.locator("#id_name").input_value() == name
    door.send("form:has(#id_name)")
    assert name in door.page.locator(".done").inner_text()

    door.open(f"/events/{code}/door/paper/")
    door.page.fill("#id_text", f"{name}\nWati {'Satu' if has_scripts else 'Dua'} Contoh")
    door.send("form:has(#id_text)")
    numbers = door.page.locator("section .stats dd").all_inner_texts()
    assert numbers == ["0", "0", "1", "1"]
    door.follow("main button[name=sure]")
    assert door.path == f"/events/{code}/attendance/"
