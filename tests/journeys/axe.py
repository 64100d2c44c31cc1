"""axe-core in the page: what it finds, one line each."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parent.parent / "vendor" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (runOnly) => {
  const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`));
}"""


def run(page: Page, *, only: str = "") -> list[str]:
    """Every finding by WCAG 2.2 AA and good practice, or by one rule alone; AXE must be the page's init script."""
    found: list[str] = page.evaluate(
        RUN, {"type": "rule", "values": [only]} if only else {"type": "tag", "values": TAGS}
    )
    return found
