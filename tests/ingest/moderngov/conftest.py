"""The loopback site, and runs against it by a clock that is not the machine's."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.moderngov.errand import Errand, Fetched
from ingest.moderngov.fetching import fetch
from ingest.moderngov.folder import Folder
from ingest.moderngov.source import Source
from ingest.moderngov.visitor import Visitor
from ingest.moderngov.web import Limits, Web
from tests.ingest.moderngov.kesterwold import COMMITTEE, TODAY, kesterwold
from tests.ingest.moderngov.site import Site, serving

AGENT = "councilbot/0.1.0 (+clerk@kesterwold.example)"
INDOORS = frozenset({"127.0.0.1"})
LIMITS = Limits(quiet=5)
Run = Callable[..., Fetched]


@pytest.fixture
def site() -> Iterator[Site]:
    """Kesterwold's site, on this machine."""
    with serving(kesterwold(Site())) as served:
        yield served


@pytest.fixture
def visitor(site: Site) -> Iterator[Visitor]:
    """Somebody who may visit it, by its own clock."""
    web = Web(AGENT, LIMITS, indoors=INDOORS)
    yield Visitor(web, site.ticking.clock)
    web.close()


@pytest.fixture
def into(tmp_path: Path) -> Path:
    """Where the papers go."""
    return tmp_path / "fetched"


@pytest.fixture
def run(site: Site, into: Path) -> Run:
    """Fetch everything once more, and say what became of it."""

    def again(
        *,
        today: date = TODAY,
        start: date = date(2024, 1, 1),
        end: date | None = None,
        limits: Limits = LIMITS,
    ) -> Fetched:
        web = Web(AGENT, limits, indoors=INDOORS)
        source = replace(Source(site.url, COMMITTEE, start), end=end)
        visitor = Visitor(web, site.ticking.clock)
        errand = Errand(source, Folder(into, "Kesterwold 214"), visitor, today)
        try:
            fetch(errand, lambda done, of, papers: None)
        finally:
            web.close()
        return errand.report

    return again
