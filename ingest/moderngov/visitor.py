"""Asking a site politely: what robots.txt allows, one request at a time, and no more after a no."""

import re
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import NamedTuple, Protocol
from urllib.parse import urljoin, urlsplit

from corpus.errors import SiteNotReachable, SiteRefused
from ingest.moderngov.addresses import PrivateAddress
from ingest.moderngov.robots import Robots
from ingest.moderngov.web import AGAIN, Answer, TooLarge

PAUSE = 1.0
"""The least seconds between the end of one request and the start of the next."""
LONGEST_PAUSE = 300.0
"""Seconds; a site that asks for more between requests does not want to be fetched from."""
MOST_REDIRECTS = 5
MOST_RULES = 500_000
"""Bytes of a robots.txt that are read, as RFC 9309 asks."""
_SCHEMES = ("http", "https")
_MOVED_FOR_GOOD = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)
_GONE = (404, 410)
_NO = {401: "Unauthorized", 403: "Forbidden"}
_DOWN = (502, 503, 504)
_CHALLENGE = re.compile(
    rb"captcha|cf-challenge|challenge-platform|just a moment|attention required|verify (?:that )?"
    rb"you are (?:a )?human|are you a robot|incapsula|request unsuccessful|checking your browser",
    re.IGNORECASE,
)
"""What a page says that stands before a site to keep programs out."""
_MODERNGOV = re.compile(rb"\bid=.?modgov\b|\bmgMainTitleTxt\b|\bmgItemTable\b")
_BY_HAND = "download the papers by hand into a folder and give that to  councilbot ingest"


class Asks(Protocol):
    """Makes one request; `web.Web` does."""

    def ask(self, url: str, headers: dict[str, str]) -> Answer:
        """The answer to one GET request."""


class Clock(NamedTuple):
    """The time, and how to let it pass."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Known(NamedTuple):
    """What a site said of an answer, by which it can tell whether there is a newer one."""

    etag: str = ""
    last_modified: str = ""


class Unfetched(Exception):
    """An address gives no paper; the message is the reason."""


class Gone(Unfetched):
    """There is nothing at an address."""


class Visitor:
    """One visit to the sites of a council."""

    def __init__(self, web: Asks, clock: Clock = Clock()) -> None:  # noqa: B008 it cannot change
        self._web = web
        self._clock = clock
        self._robots: dict[str, Robots] = {}
        self._asked: dict[str, float] = {}

    def get(self, url: str, known: Known = Known()) -> tuple[Answer, str]:  # noqa: B008
        """
        The answer for an address, and the address at which it is to be asked for from now on.

        Raises `Unfetched` when this address gives nothing, `SiteRefused` when nothing more may be
        asked, and `SiteNotReachable` when there is no answer.
        """
        answer, moved = self._follow(url, known)
        self._refuse_no(answer)
        if answer.status in _GONE:
            raise Gone("there is nothing at its address")
        if answer.status in _DOWN:
            raise SiteNotReachable(
                f"{_host(url)} is out of order (it answers {answer.status}): {AGAIN}."
            )
        if answer.status not in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
            raise Unfetched(f"the site answers {answer.status}")
        return answer, moved

    def probe(self, url: str) -> bytes | None:
        """
        What a service answers that a council may have switched off; None when it is off.

        Being refused here says nothing about the pages, which are for everybody.
        """
        try:
            answer, _ = self._follow(url, Known())
        except Unfetched:
            return None
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            self._refuse_no(answer)
        return answer.content if answer.status == HTTPStatus.OK else None

    def _follow(self, url: str, known: Known) -> tuple[Answer, str]:
        moved, for_good = url, True
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._ask(url, known)
            if answer.status not in _REDIRECTS:
                return answer, moved
            url = self._next(answer)
            for_good = for_good and answer.status in _MOVED_FOR_GOOD
            moved = url if for_good else moved
        raise Unfetched("it leads from one address to the next without end")

    @staticmethod
    def _next(answer: Answer) -> str:
        there = urljoin(answer.url, answer.location)
        if urlsplit(there).scheme not in _SCHEMES or _host(there) != _host(answer.url):
            raise Unfetched("it leads to another site")
        if answer.url.startswith("https:") and not there.startswith("https:"):
            raise Unfetched("it leads to an address that is not encrypted")
        return there

    def _ask(self, url: str, known: Known) -> Answer:
        if not self._rules(url).allow(url):
            raise Unfetched(f"robots.txt of {_host(url)} does not allow it")
        asked = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        return self._paced(url, {name: value for name, value in asked.items() if value})

    def _paced(self, url: str, headers: dict[str, str]) -> Answer:
        """The answer to one request, which waits for its turn."""
        host = _host(url)
        rules = self._robots.get(_site(url))
        pause = max(PAUSE, rules.delay if rules else 0)
        if host in self._asked:
            self._clock.sleep(max(0.0, self._asked[host] + pause - self._clock.now()))
        try:
            return self._web.ask(url, headers)
        except PrivateAddress as error:
            raise Unfetched(f"{host} is not on the public internet") from error
        except TooLarge as error:
            raise Unfetched("it is larger than one paper may be") from error
        finally:
            self._asked[host] = self._clock.now()

    def _rules(self, url: str) -> Robots:
        site = _site(url)
        if site not in self._robots:
            self._robots[site] = rules = self._read_rules(site)
            if rules.delay > LONGEST_PAUSE:
                raise SiteRefused(
                    f"{_host(url)} asks for {rules.delay:.0f} seconds between requests: {_BY_HAND}."
                )
        return self._robots[site]

    def _read_rules(self, site: str) -> Robots:
        url = f"{site}/robots.txt"
        try:
            answer = self._rules_at(url)
        except Unfetched as error:
            raise SiteNotReachable(f"{url} cannot be read ({error}), so nothing is.") from error
        self._refuse_no(answer)
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise SiteNotReachable(
                f"{url} cannot be read (it answers {answer.status}), so nothing is: try again"
                " later."
            )
        found = answer.content if answer.status == HTTPStatus.OK else b""
        return Robots(found[:MOST_RULES].decode("utf-8", "replace"))

    def _rules_at(self, url: str) -> Answer:
        """What stands where robots.txt should; unlike a page it may lead to another site."""
        answer = self._paced(url, {})
        for _ in range(MOST_REDIRECTS):
            there = urljoin(answer.url, answer.location)
            if answer.status not in _REDIRECTS or urlsplit(there).scheme not in _SCHEMES:
                break
            answer = self._paced(there, {})
        return answer

    @staticmethod
    def _refuse_no(answer: Answer) -> None:
        host = _host(answer.url)
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            after = f" in {answer.retry_after} seconds" if answer.retry_after.isdigit() else ""
            raise SiteRefused(
                f"{host} asks us to slow down (429): run the same command again{after or ' later'},"
                " and it goes on from here."
            )
        if answer.status in _NO:
            raise SiteRefused(
                f"{host} does not let programs in ({answer.status} {_NO[answer.status]} for"
                f" {answer.url}): ask the council, or {_BY_HAND}."
            )
        if _is_challenge(answer):
            raise SiteRefused(f"{host} wants a person to prove who they are: {_BY_HAND}.")


def _is_challenge(answer: Answer) -> bool:
    page = answer.content[:200_000]
    return (
        "html" in answer.media_type
        and not _MODERNGOV.search(page)
        and bool(_CHALLENGE.search(page))
    )


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
