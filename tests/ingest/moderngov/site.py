"""A loopback ModernGov site: it serves what it is given, with its faults, and notes every request."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import unquote

from ingest.moderngov.visitor import Clock


@dataclass
class Page:
    """What the site answers at one address."""

    content: bytes = b""
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str = ""
    modified: str = ""
    hangs: bool = False
    """Whether the answer never comes."""
    trickles: bool = False
    """Whether it comes a byte at a time, and never ends."""


class Request(NamedTuple):
    """A request as it arrived."""

    at: float
    """By the clock of the test."""
    path: str
    headers: dict[str, str]
    status: int


class Ticking:
    """A clock that goes on only when somebody sleeps, and a little with every request."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.slept: list[float] = []

    @property
    def clock(self) -> Clock:
        """For a visitor."""
        return Clock(lambda: self.time, self._sleep)

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


class Site:
    """What is at each address, path and query, and what was asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.requests: list[Request] = []
        self.ticking = Ticking()
        self.at_once = 0
        self.most_at_once = 0
        self.fails_from: int | None = None
        """The number of requests after which the site is out of order."""
        self.url = ""
        self.over = threading.Event()
        self._lock = threading.Lock()

    def put(self, path: str, content: bytes | str = b"", **more: object) -> Page:
        """Serve this at an address."""
        body = content if isinstance(content, bytes) else content.encode()
        self.pages[path] = Page(body, **more)  # type: ignore[arg-type]
        return self.pages[path]

    def asked(self, part: str = "") -> list[str]:
        """The addresses that were asked for and hold these characters."""
        return [request.path for request in self.requests if part in request.path]

    def answer(self, path: str, headers: dict[str, str]) -> Page:
        """What to say to a request."""
        plain = unquote(path)
        page = self.pages.get(plain) or Page(b"<h1>Not found</h1>", status=404)
        if self.fails_from is not None and len(self.requests) >= self.fails_from:
            page = Page(b"<h1>Service unavailable</h1>", status=503)
        unchanged = (page.etag and headers.get("If-None-Match") == page.etag) or (
            page.modified and headers.get("If-Modified-Since") == page.modified
        )
        if unchanged:
            page = Page(status=304, etag=page.etag, modified=page.modified)
        self.requests.append(Request(self.ticking.time, plain, headers, page.status))
        return page

    @contextmanager
    def one_more(self) -> Iterator[None]:
        """Count how many are asking at once."""
        with self._lock:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        yield
        with self._lock:
            self.at_once -= 1


class _Handler(BaseHTTPRequestHandler):
    """Says what the site has to say."""

    server: "_Server"

    def do_GET(self) -> None:
        site = self.server.site
        with site.one_more():
            page = site.answer(self.path, dict(self.headers.items()))
            if page.hangs:
                site.over.wait(30)
            else:
                self._say(page)

    def _say(self, page: Page) -> None:
        self.send_response(page.status)
        headers = {"Content-Type": page.media_type, "ETag": page.etag}
        for name, value in (headers | {"Last-Modified": page.modified} | page.headers).items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):  # whoever asked has had enough
            self.wfile.write(page.content)
            while page.trickles and not self.server.site.over.wait(0.02):
                self.wfile.write(b" ")

    def log_message(self, *args: object) -> None:
        """Requests are noted by the site."""


class _Server(ThreadingHTTPServer):
    """A site at an address of its own."""

    daemon_threads = True

    def __init__(self, site: Site) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.site = site


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """The site, where it can be reached."""
    server = _Server(site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield site
    finally:
        site.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
