"""What a site's robots.txt allows. protego is kept behind this file."""

from protego import Protego

ROBOT = "councilbot"
"""The name by which robots.txt may speak of us."""


class Robots:
    r"""
    The rules of one host.

    >>> rules = Robots("User-agent: *\nDisallow: /*?GL=1\nCrawl-delay: 5")
    >>> rules.allow("https://site/mgPage.aspx?GL=1"), rules.allow("https://site/"), rules.delay
    (False, True, 5.0)
    """

    def __init__(self, text: str) -> None:
        self._rules = Protego.parse(text)

    def allow(self, url: str) -> bool:
        """Whether we may ask for an address."""
        return bool(self._rules.can_fetch(url, ROBOT))

    @property
    def delay(self) -> float:
        """The seconds between requests that the host asks for; 0 when it does not say."""
        rate = self._rules.request_rate(ROBOT)
        paced = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return max(float(self._rules.crawl_delay(ROBOT) or 0), paced)
