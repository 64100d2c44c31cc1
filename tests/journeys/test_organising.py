"""A leader founds a group and plans an event; a coordinator lets it through and sees who takes part."""

import csv
import io

import pytest
from openpyxl import load_workbook

from tests.journeys.conftest import SessionOf, Visit
from tests.journeys.pages import COORDINATOR, ActivityPath
from tests.journeys.steps import found_group, plan_event
from tests.journeys.visitor import Visitor, new_address

SCRIPTS = pytest.mark.parametrize("has_scripts", [True, False], ids=["id", "id-no-script"])


@SCRIPTS
def test_new_organiser_plans_and_a_coordinator_publishes(visit: Visit, has_scripts: bool) -> None:
    group = f"Kelompok Contoh {new_address()}"
    leader = visit(has_scripts=has_scripts)
    leader.open("/")
    leader.follow('main a[href="/account/signup/"]')
    leader.sign_up(called="Bu Lurah Contoh", email=new_address())
    found_group(leader, group)
    event = plan_event(leader, "Kelas beternak lele")
    leader.send('form[action$="/submit/"]')
    assert leader.page.locator('main form[action$="/submit/"]').count() == 0
    stranger = visit()
    assert stranger.open(event).status == 404

    coordinator = visit(has_scripts=has_scripts)
    coordinator.sign_in(COORDINATOR)
    coordinator.follow('nav a[href="/desk/"]')
    coordinator.open("/desk/review/")
    coordinator.follow(f'main a[href="{event}"]')
    coordinator.follow('main a[href^="/groups/"]')
    assert coordinator.page.locator("h1").inner_text() == group
    coordinator.send('form[action$="/verify/"]')
    coordinator.open(event)
    coordinator.send('form[action$="/approve/"]')

    assert stranger.open(event).status == 200
    stranger.open("/activities/?q=lele")
    assert stranger.page.locator(f'main a[href="{event}"]').count() == 1


@SCRIPTS
def test_coordinator_sees_marks_and_exports_who_takes_part(
    visit: Visit, session_of: SessionOf, paths: dict[str, ActivityPath], has_scripts: bool
) -> None:
    coordinator = visit(has_scripts=has_scripts, session=session_of(COORDINATOR))
    coordinator.open(paths["event_today"])
    coordinator.follow(f'aside a[href="/events/{paths["event_today"].code}/people/"]')
    row = 'tr:has-text("Budi Contoh")'
    coordinator.send(f"{row} form")
    assert coordinator.page.locator(f"{row} .badge.good").count() == 1

    table = load_workbook(io.BytesIO(_file(coordinator, "xlsx"))).worksheets[0]
    assert {"Budi Contoh", "Sari Contoh"} <= {str(cell) for row in table.values for cell in row}
    rows = list(csv.reader(io.StringIO(_file(coordinator, "csv").decode("utf-8-sig"))))
    assert {"Budi Contoh", "Sari Contoh"} <= {cell for row in rows for cell in row}

    coordinator.follow(f'{row} button[name="undo"]')
    assert coordinator.page.locator(f"{row} .badge.good").count() == 0


def _file(visitor: Visitor, kind: str) -> bytes:
    with visitor.page.expect_download() as download:
        visitor.page.click(f'main a[href$="/people.{kind}"]')
    return download.value.path().read_bytes()
