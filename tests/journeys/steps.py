"""Steps that several journeys share."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.journeys.visitor import Visitor

SEMARANG = ZoneInfo("Asia/Jakarta")


def found_group(leader: Visitor, name: str) -> None:
    leader.follow('nav a[href="/me/"]')
    leader.follow('main a[href="/groups/new/"]')
    leader.page.fill("#id_name", name)
    leader.page.select_option("#id_kind", "village")
    leader.name_place("place", "Kota Semarang", code="ID-33.74")
    leader.page.fill("#id_about", "Warga yang beternak lele bersama.")
    leader.send("form:has(#id_kind)")


def plan_event(leader: Visitor, title: str) -> str:
    """Draft an event in a place whose name is that of several; returns its address."""
    day = datetime.now(UTC).date() + timedelta(days=20)
    leader.follow('nav a[href="/activities/mine/"]')
    leader.follow('main a[href="/events/new/"]')
    leader.page.select_option(
        "#id_organisation", index=leader.page.locator("#id_organisation option").count() - 1
    )
    leader.page.fill("#id_title", title)
    leader.page.fill("#id_summary", "Belajar bersama dari yang sudah mencoba.")
    leader.page.fill("#id_body", "Bawa alat tulis.")
    leader.page.fill("#id_starts", f"{day}T09:00")
    leader.page.fill("#id_ends", f"{day}T12:00")
    leader.page.fill("#id_venue", "Balai Contoh")
    if leader.has_scripts:
        leader.name_place("place", "tembalang", code="ID-33.74.10")
        leader.send("form:has(#id_venue)")
    else:
        leader.page.fill("#id_place", "Semarang")
        leader.send("form:has(#id_venue)")
        leader.page.check('[name="place-code"][value="ID-33.74"]')
        leader.send("form:has(#id_venue)")
    assert leader.path.startswith("/a/")
    return leader.path


def soon(**later: float) -> str:
    return f"{datetime.now(SEMARANG) + timedelta(**later):%Y-%m-%dT%H:%M}"


def fill_trunk(organiser: Visitor, **fields: str) -> None:
    organiser.page.select_option(
        "#id_organisation", index=organiser.page.locator("#id_organisation option").count() - 1
    )
    for name, words in fields.items():
        organiser.page.fill(f"#id_{name}", words)
    organiser.name_place("place", "Kota Semarang", code="ID-33.74")


def find(visitor: Visitor, page: str) -> None:
    """From the first page, by what the list shows; what is over, too."""
    visitor.open("/")
    visitor.follow('main a[href^="/activities/"]')
    if not visitor.page.locator(f'main a[href="{page}"]').count():
        visitor.page.locator("main form summary").click()
        visitor.page.check("[name=over]")
        visitor.send("form[role=search] details")
    visitor.follow(f'main a[href="{page}"]')
