"""Steps that several journeys share."""

from datetime import UTC, datetime, timedelta

from tests.journeys.visitor import Visitor


def found_group(leader: Visitor, name: str) -> None:
    leader.open("/me/")
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
