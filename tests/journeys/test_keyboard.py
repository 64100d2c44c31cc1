"""All of it without a mouse: Tab, Enter, Space and arrows, and one always sees where one is."""

import pytest

from tests.journeys import post_box
from tests.journeys.conftest import Visit
from tests.journeys.pages import ActivityPath
from tests.journeys.visitor import Visitor, new_address

# An outline on what has the focus, on the label around it, or on the card it stretches over.
IS_SEEN = """() => {
  const here = document.activeElement;
  const looks = [getComputedStyle(here), getComputedStyle(here, "::after")];
  const label = here.closest("label");
  if (label) looks.push(getComputedStyle(label));
  return looks.some((look) => look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2);
}"""
IS_AT = "(selector) => document.activeElement.matches(selector)"


@pytest.mark.parametrize("has_scripts", [True, False], ids=["id", "id-no-script"])
def test_new_person_registers_without_a_mouse(
    visit: Visit, paths: dict[str, ActivityPath], has_scripts: bool
) -> None:
    she, email = visit(has_scripts=has_scripts), new_address()
    she.open(paths["event"])
    _go_to(she, '#join a[href^="/account/signup/"]')
    _press(she, "Enter")

    _go_to(she, "#id_called")
    she.page.keyboard.type("Ninik Contoh")
    _go_to(she, "#id_email")
    she.page.keyboard.type(email)
    _press(she, "Enter")
    _go_to(she, "[name=code]")
    she.page.keyboard.type(post_box.code_for(she.address, email))
    _press(she, "Enter")
    assert she.path == paths["event"]

    _go_to(she, "#id_party_size")
    she.page.keyboard.press("ArrowDown")
    _go_to(she, "[name=mode]")
    she.page.keyboard.press("Space")
    _go_to(she, '#join form[action$="/register/"] button')
    _press(she, "Space")

    assert she.page.locator('#join form[action$="/cancel/"]').count() == 1
    assert she.page.locator("#id_party_size").input_value() == "2"


def test_skip_link_leads_to_the_page(visit: Visit) -> None:
    she = visit()
    she.open("/activities/")

    she.page.keyboard.press("Tab")
    she.page.keyboard.press("Enter")

    assert she.page.evaluate(IS_AT, "main")


def _go_to(she: Visitor, selector: str, most: int = 60) -> None:
    """Press Tab until there; wherever it stops on the way must be seen. Fails after `most` stops."""
    for _ in range(most):
        if she.page.evaluate(IS_AT, selector):
            return
        she.page.keyboard.press("Tab")
        assert she.page.evaluate(IS_SEEN), she.page.evaluate("document.activeElement.outerHTML")
    raise AssertionError(f"{selector} is not reached by the keyboard.")


def _press(she: Visitor, key: str) -> None:
    with she.page.expect_navigation():
        she.page.keyboard.press(key)
