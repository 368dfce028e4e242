"""A browser as far as installing an app needs one: it keeps cookies, and follows nothing alone."""

import html
import re
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import urljoin, urlsplit

SECONDS = 10.0

_AUTHORISE = re.compile(r'href="([^"]*/oauth/v2/authorize[^"]*)"')


@dataclass(frozen=True)
class Visit:
    """What a page has answered."""

    url: str
    status: int
    text: str
    location: str
    """Where the page sends the browser on to; empty where it does not."""

    @property
    def authorise_url(self) -> str:
        """The address at which Slack asks whether to install, by redirection or by a link."""
        if "/oauth/v2/authorize" in self.location:
            return self.location
        found = _AUTHORISE.search(self.text)
        if found is None:
            raise AssertionError(f"{self.url} leads to no installation: {self.status} {self.text}")
        return html.unescape(found[1])


@dataclass
class Browser:
    """Opens pages; cookies go back wherever they came from, even without TLS."""

    cookies: dict[str, str] = field(default_factory=dict)

    def open(self, url: str) -> Visit:
        """Open one page."""
        place = urlsplit(url)
        sent = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        path = f"{place.path or '/'}?{place.query}"
        with closing(HTTPConnection(place.netloc, timeout=SECONDS)) as connection:
            connection.request("GET", path, headers={"Cookie": sent} if sent else {})
            page = connection.getresponse()
            text = page.read().decode()
        for cookie in page.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        location = page.headers.get("Location", "")
        return Visit(url, page.status, text, urljoin(url, location) if location else "")
