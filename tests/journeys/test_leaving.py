"""Stopping the mails, leaving at once, and reading in another language."""

import pytest

from tests.journeys import post_box
from tests.journeys.conftest import Visit
from tests.journeys.pages import ActivityPath
from tests.journeys.site import Site
from tests.journeys.visitor import new_address

SCRIPTS = pytest.mark.parametrize("has_scripts", [True, False], ids=["id", "id-no-script"])


@SCRIPTS
def test_stop_link_of_a_reminder_only_stops_by_its_button(
    visit: Visit, demonstration: Site, paths: dict[str, ActivityPath], has_scripts: bool
) -> None:
    she, email = visit(has_scripts=has_scripts), new_address()
    she.open(paths["online"])
    she.follow('#join a[href^="/account/signup/"]')
    she.sign_up(called="Rini Contoh", email=email)
    she.send('form[action$="/register/"]')
    post_box.letter_for(demonstration.address, email, saying=post_box.STOP)
    before = len(post_box.letters(demonstration.address, email))
    try:
        reminder = _reminder(demonstration, email, beyond=before)
    finally:
        demonstration.manage("clock", "reset")
    link = post_box.STOP.search(reminder)
    assert link

    reader = visit(has_scripts=has_scripts)
    reader.open(link[0])
    reader.open(link[0])
    assert reader.page.locator("main [name=answer]").get_attribute("value") == "stop"
    reader.send("form:has([name=answer])")
    assert reader.page.locator("main .notice.good").count() == 1
    reader.open(link[0])
    assert reader.page.locator("main [name=answer]").get_attribute("value") == "start"


def _reminder(demonstration: Site, email: str, *, beyond: int) -> str:
    """The letter of the day before: four days from now or five, by the hour at which this runs."""
    demonstration.manage("clock", "+4d")
    demonstration.ring()
    try:
        return post_box.letter_for(
            demonstration.address, email, saying=post_box.STOP, beyond=beyond, seconds=20
        )
    except post_box.NoMail:
        demonstration.manage("clock", "+1d")
        demonstration.ring()
        return post_box.letter_for(demonstration.address, email, saying=post_box.STOP, beyond=beyond)


@SCRIPTS
def test_quick_exit_leaves_and_signs_out(visit: Visit, has_scripts: bool) -> None:
    she = visit(has_scripts=has_scripts)
    she.open("/account/signup/")
    she.sign_up(called="Diam Contoh", email=new_address())
    she.open("/me/")

    # No other site is reached from here: that it is asked is enough.
    with she.page.expect_event("requestfailed") as asked:
        she.page.click(".exit")

    assert not asked.value.url.startswith(she.address)
    assert she.watch.seen.pop() == f"asked another host: {asked.value.url}"
    she.open("/me/")
    assert she.path.startswith("/account/login/")


@SCRIPTS
def test_arabic_is_read_from_the_right(visit: Visit, has_scripts: bool) -> None:
    she = visit(has_scripts=has_scripts)
    she.open("/activities/?q=keluarga")
    she.page.click(".bar details summary")

    she.follow(".bar button[value=ar]")

    assert she.path == "/activities/?q=keluarga"
    assert she.page.locator("html").get_attribute("dir") == "rtl"
    assert she.page.locator("html").get_attribute("lang") == "ar"
