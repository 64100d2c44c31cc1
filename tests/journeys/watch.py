"""What a browser must never meet on our pages: words in the console, other hosts, errors of the server."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError


class Watch:
    """Looks over a context's shoulder; `seen` is empty at the end of a good journey."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.seen: list[str] = []
        self._ours = address + "/"
        self._pages: set[str] = set()
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", self._broke)

    def _asked(self, request: Request) -> None:
        if request.is_navigation_request():
            self._pages.add(request.url)
        if not request.url.startswith((self._ours, "data:")):
            self.seen.append(f"asked another host: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500 or (response.status >= 400 and response.url not in self._pages):
            self.seen.append(f"answered {response.status}: {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        # Chromium tells in the console of each page that is not 200: a refused form (422), a page not there (404).
        is_page = message.location.get("url") in self._pages and message.text.startswith("Failed to load")
        if message.type in {"error", "warning"} and not is_page:
            self.seen.append(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def _broke(self, error: WebError) -> None:
        self.seen.append(f"script broke: {error.error}")
