"""Steps of a consultation: planned, let through, answered by those it is for, sorted, answered by an office."""

from tests.journeys.steps import fill_trunk, find, soon
from tests.journeys.visitor import Visitor

ASKED, ASKED_IN_ENGLISH = "Hari apa loket sebaiknya buka?", "On which day should the desk open?"
TUTI = ("Loket keliling sebulan sekali", "Nomor antre lewat telepon", "Petugas yang ramah di loket")


def plan_consultation(organiser: Visitor) -> str:
    """Ideas for a day, then a survey for another, in two languages; returns the address of its page."""
    organiser.follow('nav a[href="/activities/mine/"]')
    organiser.follow('main a[href="/consultations/new/"]')
    fill_trunk(
        organiser,
        title="Loket desa yang mudah",
        summary="Loket seperti apa yang Anda perlukan?",
        starts=soon(minutes=-5),
        ends=soon(days=1),
    )
    organiser.page.check('[name=method][value="ideas"]')
    organiser.send("form:has(#id_title)")
    organiser.page.fill("#id_text", "Apa yang membuat loket mudah bagi Anda?")
    organiser.send("form:has(#id_text)")
    page = organiser.path

    organiser.follow('#join a[href$="/phases/"]')
    organiser.follow('main a[href$="/phases/new/"]')
    organiser.page.check('[name=method][value="survey"]')
    organiser.page.fill("#id_closes", soon(days=2))
    organiser.send("form:has(#id_closes)")
    ask(organiser, "one", text=ASKED, choices="Sabtu\nMinggu")
    ask(organiser, "text", text="Mengapa hari itu?")
    organiser.follow('main a[href$="/questions/in/en/"]')
    for box, words in zip(
        organiser.page.locator("main form input[type=text]").all(),
        [ASKED_IN_ENGLISH, "Saturday", "Sunday", "Why that day?"],
        strict=True,
    ):
        box.fill(words)
    organiser.send("form:has([lang=en])")
    organiser.follow(f'main .actions a[href="{page}"]')
    return page


def ask(organiser: Visitor, kind: str, **fields: str) -> None:
    organiser.follow('main a[href$="/questions/new/"]')
    organiser.follow(f'main a[href="?kind={kind}"]')
    for name, words in fields.items():
        organiser.page.fill(f"#id_{name}", words)
    organiser.send("form:has(#id_text)")


def let_through(coordinator: Visitor, page: str, group: str) -> None:
    coordinator.open("/")
    to_review(coordinator, page)
    coordinator.follow('main .panel a[href^="/groups/"]')
    assert coordinator.page.locator("h1").inner_text() == group
    coordinator.send('form[action$="/verify/"]')
    to_review(coordinator, page)
    coordinator.send('form[action$="/approve/"]')


def to_review(coordinator: Visitor, page: str) -> None:
    coordinator.follow('nav a[href="/desk/"]')
    coordinator.follow('main a[href="/desk/review/"]')
    coordinator.follow(f'main a[href="{page}"]')


def give_ideas(visitor: Visitor, page: str, titles: tuple[str, ...], *, called: str, email: str) -> str:
    """A new person's ideas; returns the receipt code of the first."""
    find(visitor, page)
    visitor.follow('#join a[href$="/ideas/"]')
    codes = []
    for title in titles:
        visitor.follow("main .actions a.button")
        if "/account/" in visitor.path:
            visitor.sign_up(called=called, email=email)
        visitor.page.fill("#id_title", title)
        visitor.page.fill("#id_text", f"{title}: itu yang kami perlukan.")
        visitor.send("form:has(#id_title)")
        if visitor.page.locator("main [name=looked]").count():
            visitor.send("form:has(#id_title)")
        codes.append(visitor.page.locator("main p.code").inner_text())
        visitor.follow('main a[href$="/ideas/"]')
    return codes[0]


def comment(visitor: Visitor, page: str, idea: str, words: str) -> None:
    find(visitor, page)
    visitor.follow('#join a[href$="/ideas/"]')
    visitor.follow(f'main h3 a:has-text("{idea}")')
    visitor.page.fill("#id_text", words)
    visitor.send('form[action$="/comments/"]')
    assert words in visitor.page.locator("main").inner_text()


def answer_survey(visitor: Visitor, page: str, words: str, *, reads: str) -> None:
    find(visitor, page)
    visitor.follow('#join a[href$="/answer/"]')
    assert reads in visitor.page.locator("main form").inner_text()
    visitor.page.locator('main [type=radio][value="2"]').check()
    visitor.page.fill("main textarea", words)
    visitor.send("form:has(textarea)")
    assert visitor.page.locator("main p.code").count() == 1


def sort(organiser: Visitor, page: str) -> None:
    """What says the same into one theme, the rest into another; an office is asked for both."""
    find(organiser, page)
    organiser.follow('#join a[href$="/themes/"]')
    for title in TUTI:
        organiser.page.locator("label.choice", has_text=title).first.locator("input").check()
    organiser.page.fill("#id_title", "Loket keliling dan petugas")
    organiser.follow("main aside .actions button")
    organiser.page.fill("#id_title", "Jadwal dan ruang")
    organiser.page.locator("main aside summary").click()
    organiser.follow("main aside button[name=all]")
    for theme in ("Loket keliling dan petugas", "Jadwal dan ruang"):
        organiser.follow(f'main .card h3 a:has-text("{theme}")')
        organiser.page.locator("main aside summary").first.click()
        organiser.page.select_option("#id_organisation", label="Dinas Contoh Jawa Tengah")
        organiser.send('form[action$="/ask/"]')
        organiser.follow('main a[href$="/themes/"]')


def answer(official: Visitor) -> None:
    official.open("/")
    official.follow('nav a[href="/me/"]')
    for theme in ("Loket keliling dan petugas", "Jadwal dan ruang"):
        if official.path == "/me/":
            official.follow('main a[href="/waiting-for-answers/"]')
        official.follow(f'main h3 a:has-text("{theme}")')
        official.page.check('[name=verdict][value="adapted"]')
        official.page.fill("#id_reason", f"{theme}: kami mulai di tiga desa.")
        official.send('form[action$="/reply/"]')
        official.page.fill("#id_promise-text", f"{theme}: jadwal diumumkan")
        official.page.fill("#id_promise-due_on", "2031-03-01")
        official.send('form[action$="/promise/"]')
        official.send('form[action$="/reply/submit/"]')
        official.send('form[action$="/reply/publish/"]')
        official.follow('main a[href="/waiting-for-answers/"]')
