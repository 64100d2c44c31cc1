"""Steps of a campaign: it is planned, people sign, promise and help, its organiser tells the news and closes it."""

import re

from tests.journeys import post_box
from tests.journeys.steps import fill_trunk, find, soon
from tests.journeys.visitor import Visitor

LETTER_LINK = re.compile(r"/campaigns/guest/[^\s]+/")


def plan_campaign(organiser: Visitor) -> str:
    """To sign, to promise and to help on a shift; what everyone reads stands in it in two languages."""
    organiser.open("/")
    organiser.follow('nav a[href="/activities/mine/"]')
    organiser.follow('main a[href="/campaigns/new/"]')
    fill_trunk(
        organiser,
        title="Loket di setiap desa",
        summary="Tanda tangan, janji, dan tenaga untuk loket desa.",
        body="Ikutlah, sekecil apa pun.\n\nIn English: sign, promise, or help for an hour.",
        starts=soon(days=2),
        ends=soon(days=30),
        ask="Kami meminta kabupaten membuka loket di setiap desa.",
        goal="100",
    )
    for field, action in {"first": "sign", "second": "pledge", "third": "shift"}.items():
        organiser.page.select_option(f"#id_{field}", action)
    organiser.send("form:has(#id_ask)")
    page = organiser.path
    organiser.follow('main .staff a[href$="/work/"]')
    organiser.follow('main a[href$="/shifts/people/"]')
    organiser.follow('main a[href$="/shifts/new/"]')
    for name, words in {
        "title": "Menyambut keluarga di meja",
        "venue": "Balai Contoh",
        "starts": soon(days=4),
        "ends": soon(days=4, hours=2),
        "minimum": "1",
        "maximum": "3",
    }.items():
        organiser.page.fill(f"#id_{name}", words)
    organiser.send("form:has(#id_venue)")
    organiser.follow(f'main a[href="{page}"]')
    return page


def sign_as_guest(guest: Visitor, page: str, address: str) -> None:
    find(guest, page)
    guest.follow('#join a[href$="/guest/"]')
    guest.page.fill("#id_email", address)
    guest.send("form:has(#id_email)")
    found = LETTER_LINK.search(post_box.letter_for(guest.address, address, saying=LETTER_LINK))
    assert found
    guest.open(found[0])
    guest.page.fill("#id_called", "Reader Contoh")
    guest.page.check("[name=shows_name]")
    guest.send("form:has(#id_called)")
    assert guest.page.locator("main .notice.good").count() == 1


def promise(visitor: Visitor, page: str) -> None:
    find(visitor, page)
    visitor.follow("#action-pledge a")
    visitor.page.fill("#id_words", "Saya membawa dua kursi.")
    visitor.page.fill("#id_due_on", soon(days=5)[:10])
    visitor.send("form:has(#id_due_on)")
    assert "Saya membawa dua kursi." in visitor.page.locator("main").inner_text()


def take_shift(visitor: Visitor, page: str) -> None:
    find(visitor, page)
    visitor.follow("#action-shift a")
    visitor.send('form[action$="/take/"]')
    assert visitor.page.locator('main form[action$="/leave/"]').count() == 1


def to_tool(organiser: Visitor, page: str, tool: str) -> None:
    find(organiser, page)
    organiser.follow('main .staff a[href$="/work/"]')
    organiser.follow(f'main a[href$="{tool}"]')


def tell(organiser: Visitor, page: str, title: str, *, language: str) -> None:
    to_tool(organiser, page, "/updates/new/")
    organiser.page.fill("#id_title", title)
    organiser.page.fill("#id_text", f"{title}.")
    organiser.page.select_option("#id_language", language)
    organiser.send("form:has(#id_title)")
    assert title in organiser.page.locator("main").inner_text()


def see_who_came(organiser: Visitor, page: str, called: str) -> None:
    to_tool(organiser, page, "/shifts/people/")
    organiser.send(f'li:has-text("{called}") form')
    assert organiser.page.locator("main .badge.good").count() == 1


def close(organiser: Visitor, page: str) -> None:
    find(organiser, page)
    organiser.page.locator("main .staff summary").click()
    organiser.send('form[action$="/close/"]')
    organiser.follow('main a[href$="/updates/new/?account=on"]')
    organiser.page.fill("#id_title", "Loket dibuka")
    organiser.page.fill("#id_text", "Tiga desa punya loket.")
    assert organiser.page.locator("#id_is_account").is_checked()
    organiser.send("form:has(#id_title)")
