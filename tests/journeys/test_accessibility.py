"""axe finds nothing, on any page, narrow or wide, light or dark, in each language; and every page fits a phone."""

from collections.abc import Iterable
from typing import Literal

import pytest

from tests.journeys import pages, post_box
from tests.journeys.axe import AXE, run
from tests.journeys.conftest import SessionOf, Visit
from tests.journeys.pages import ActivityPath, Look
from tests.journeys.visitor import DESK, PHONE, Visitor

type Sight = tuple[Literal["light", "dark"], int]

SIGHTS: tuple[Sight, ...] = (
    ("light", PHONE),
    ("light", DESK),
    ("dark", DESK),
    ("dark", PHONE),
)
# Turned the other way round the same pages are looked at twice, not four times.
TURNED = SIGHTS[0], SIGHTS[2]
SECOND_COORDINATOR = "koordinator.ntb@contoh.test"
GROUPS = {
    "participants": pages.OF_PARTICIPANTS,
    "organisers": pages.OF_ORGANISERS,
    "authorities": pages.OF_AUTHORITIES,
    "coordinators": pages.OF_COORDINATORS,
}


@pytest.mark.parametrize("language", ["id", "en", "ar"])
def test_axe_finds_nothing_on_public_pages(
    visit: Visit, paths: dict[str, ActivityPath], language: str
) -> None:
    reader = visit(language=language)

    assert _findings(reader, pages.PUBLIC, paths, SIGHTS) == []


@pytest.mark.parametrize("language", ["id", "ar"])
@pytest.mark.parametrize("group", GROUPS)
def test_axe_finds_nothing_on_pages_behind_the_door(
    visit: Visit, session_of: SessionOf, paths: dict[str, ActivityPath], group: str, language: str
) -> None:
    looks = GROUPS[group]
    reader = visit(session=session_of(looks[0].who))
    reader.read_in(language)

    assert _findings(reader, looks, paths, SIGHTS if language == "id" else TURNED) == []
    reader.read_in("id")


def test_axe_finds_nothing_on_the_way_in(visit: Visit) -> None:
    reader = visit()
    reader.context.add_init_script(path=AXE)

    reader.open("/account/signup/")
    reader.page.fill("#id_called", " ")
    reader.page.fill("#id_email", "sari@contoh")
    reader.send('form[action^="/account/signup/"]')
    assert reader.page.locator(".error-summary").count() == 1
    assert run(reader.page) == []

    reader.open("/account/login/")
    reader.page.fill("#id_email", SECOND_COORDINATOR)
    reader.send('form[action^="/account/login/code/"]')
    assert run(reader.page) == []
    reader.page.fill("[name=code]", post_box.code_for(reader.address, SECOND_COORDINATOR))
    reader.send("form:has([name=code])")
    assert reader.path == "/account/2fa/authenticate/"
    assert run(reader.page) == []


def _findings(
    reader: Visitor, looks: Iterable[Look], paths: dict[str, ActivityPath], sights: Iterable[Sight]
) -> list[str]:
    reader.context.add_init_script(path=AXE)
    found: list[str] = []
    for look in looks:
        reader.look_at(look, paths)
        for scheme, width in sights:
            reader.page.set_viewport_size({"width": width, "height": 760})
            reader.page.emulate_media(color_scheme=scheme)
            # The dark page differs in its colours only.
            lines = run(reader.page, only="color-contrast" if scheme == "dark" else "")
            found += [f"{look.name} {width} {scheme}: {line}" for line in lines]
        reader.page.emulate_media(color_scheme="light")
    return found
