"""Somebody at the site with a phone in her hand."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Self

from playwright.sync_api import Browser, Cookie, Page, Response

from tests.journeys import post_box, totp
from tests.journeys.browser import LOCALES
from tests.journeys.pages import ActivityPath, Look
from tests.journeys.watch import Watch

PHONE, DESK = 360, 1280
TOO_WIDE = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
_numbers = count(1)


def new_address() -> str:
    return f"orang{next(_numbers)}@contoh.test"


class Visitor:
    """One browser of her own; every page she opens must fit her screen."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        *,
        language: str = "id",
        zone: str = "Asia/Jakarta",
        width: int = PHONE,
        has_scripts: bool = True,
        session: Sequence[Cookie] = (),
    ) -> None:
        self.address = address
        self.has_scripts = has_scripts
        self.context = browser.new_context(
            viewport={"width": width, "height": 760},
            locale=LOCALES[language],
            timezone_id=zone,
            java_script_enabled=has_scripts,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(30_000)
        self.context.add_cookies([*session])  # type: ignore[list-item]  # what was read can be set
        self.watch = Watch(self.context, address)
        self.page: Page = self.context.new_page()

    def close(self) -> None:
        self.context.close()

    def open(self, path: str) -> Response:
        response = self.page.goto(self.address + path)
        assert response is not None
        self.check_fit()
        return response

    def look_at(self, look: Look, paths: Mapping[str, ActivityPath]) -> Response:
        """Open one of the pages that `pages` lists."""
        response = self.open(look.path.format(**paths))
        if look.then:
            start = look.then.format(**paths)
            link = self.page.locator(f'main a[href^="{start}"]').first.get_attribute("href")
            response = self.open(link or "")
        return response

    def read_in(self, language: str) -> None:
        """Choose the language in the bar."""
        self.open("/")
        self.page.click(".bar details summary")
        self.follow(f".bar button[value={language}]")

    def check_fit(self) -> None:
        assert self.page.evaluate(TOO_WIDE) == 0, f"{self.page.url} is wider than the screen"

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address)

    def follow(self, selector: str) -> Self:
        """Click a link, or a button that sends a form, and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()
        self.check_fit()
        return self

    def send(self, form: str) -> Self:
        """Press the button of a form."""
        return self.follow(f"main {form} button:not([form])")

    def name_place(self, field: str, text: str, *, code: str) -> None:
        """Write a place: with scripts by the keyboard from what drops down, without by its full name."""
        box = self.page.locator(f"#id_{field}")
        if not self.has_scripts:
            box.fill(text)
            return
        box.press_sequentially(text)
        option = self.page.locator(f'.place [role="option"][data-code="{code}"]')
        option.wait_for()
        while option.get_attribute("aria-selected") != "true":
            box.press("ArrowDown")
        box.press("Enter")
        assert self.page.locator(f'[name="{field}-code"]').input_value() == code

    def sign_up(self, *, called: str, email: str) -> None:
        """On the page to sign up: fill it in, and the code from the mail."""
        self.page.fill("#id_called", called)
        self._ask_for_code(email, 'form[action^="/account/signup/"]')

    def sign_in(self, email: str, *, path: str = "/account/login/") -> None:
        self.open(path)
        self._ask_for_code(email, 'form[action^="/account/login/code/"]')
        if "/2fa/" in self.path:
            self.page.fill("[name=code]", totp.fresh_code(email))
            self.send('form[action="/account/2fa/authenticate/"]')
            assert "/2fa/" not in self.path

    def _ask_for_code(self, email: str, form: str) -> None:
        before = len(post_box.letters(self.address, email))
        self.page.fill("#id_email", email)
        self.send(form)
        self.page.fill("[name=code]", post_box.code_for(self.address, email, beyond=before))
        self.send("form:has([name=code])")

    def session(self) -> list[Cookie]:
        """The cookie that makes another browser hers as well."""
        return [cookie for cookie in self.context.cookies() if cookie["name"] == "session"]
