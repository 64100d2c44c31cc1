"""A new person finds something near her, joins it, and is told so by her own clock."""

import re

import pytest

from tests.journeys import post_box
from tests.journeys.conftest import Visit
from tests.journeys.pages import ActivityPath
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor, new_address

READERS = pytest.mark.parametrize(
    ("language", "has_scripts"), [("id", True), ("id", False), ("en", True)], ids=["id", "id-no-script", "en"]
)


@READERS
def test_new_person_registers_a_party_of_three(
    visit: Visit, demonstration: Site, paths: dict[str, ActivityPath], language: str, has_scripts: bool
) -> None:
    she = visit(language=language, has_scripts=has_scripts, zone="Asia/Hong_Kong")
    email = new_address()

    she.open("/")
    she.follow('a[href="/activities/"]')
    she.page.locator("main form summary").click()
    she.name_place("place", "Kota Semarang", code="ID-33.74")
    she.send("form[role=search] details")
    assert she.page.locator('main a[href^="/a/temu-daring"]').count() == 0
    she.follow(f'main a[href="{paths["event"]}"]')
    she.follow('#join a[href^="/account/signup/"]')
    she.sign_up(called="Wati Contoh", email=email)
    assert she.path == paths["event"]
    if not has_scripts:
        _say_zone(she, "Asia/Hong_Kong")
        she.open(paths["event"])
    she.page.select_option("#id_party_size", "3")
    she.page.check('[name=mode][value="hall"]')
    she.send('form[action$="/register/"]')

    assert she.path == paths["event"]
    assert she.page.locator('#join form[action$="/cancel/"]').count() == 1
    she.open("/me/")
    assert "3" in she.page.locator(f'main li:has(a[href="{paths["event"]}"])').inner_text()
    letter = post_box.letter_for(demonstration.address, email, saying=re.compile(re.escape(paths["event"])))
    assert re.search(r"\b(19[.:]00|7:00\spm)\b", letter)
    assert re.search(r"\b(20[.:]00|8:00\spm)\b", letter)
    assert "Hong Kong" in letter


@READERS
def test_new_person_answers_a_survey_and_signs_a_campaign(
    visit: Visit, paths: dict[str, ActivityPath], language: str, has_scripts: bool
) -> None:
    she = visit(language=language, has_scripts=has_scripts)
    survey = "main form:has(textarea)"

    she.open(paths["consultation"])
    she.follow('#join a[href^="/account/signup/"]')
    she.sign_up(called="Tuti Contoh", email=new_address())
    assert she.path.endswith("/answer/")
    she.page.fill(f"{survey} textarea", "Jam layanan di akhir pekan.")
    she.page.locator(f'{survey} [type=radio][value="2"]').check()
    for choice in ("1", "3"):
        she.page.locator(f'{survey} [type=checkbox][value="{choice}"]:not([name=asks_help])').check()
    she.send("form:has(textarea)")
    code = she.page.locator(".code").inner_text()
    assert "Jam layanan di akhir pekan." in she.page.locator("main").inner_text()

    she.open(paths["campaign"])
    signed = int(she.page.locator("#join, aside progress").first.get_attribute("value") or 0)
    she.send('form[action$="/sign/"]')
    assert she.page.locator('#join form[action$="/take-back/"]').count() == 1
    assert int(she.page.locator("aside progress").get_attribute("value") or 0) == signed + 1

    stranger = visit(language=language, has_scripts=has_scripts)
    stranger.open("/receipt/")
    stranger.page.locator("main form input[type=text]").fill(code)
    stranger.send("form:not([action])")
    assert stranger.page.locator("main .notice.good").count() == 1


def _say_zone(she: Visitor, zone: str) -> None:
    she.open("/me/about/")
    she.page.select_option("#id_zone", zone)
    she.send("form:has(#id_zone)")
