"""A site is asked politely, and left alone when it says no."""

from itertools import pairwise

import pytest

from corpus.errors import SiteNotReachable, SiteRefused
from ingest.moderngov.visitor import Clock, Gone, Known, Unfetched, Visitor
from ingest.moderngov.web import Answer
from tests.ingest.moderngov.site import Site, serving


def test_robots_txt_is_asked_for_once_and_first(site: Site, visitor: Visitor) -> None:
    """Before anything else."""
    site.put("/a", "x")

    for _ in range(2):
        visitor.get(f"{site.url}a")

    assert site.asked() == ["/robots.txt", "/a", "/a"]


def test_a_second_lies_between_two_requests(site: Site, visitor: Visitor) -> None:
    """Robots.txt and its page among them."""
    site.put("/a", "x")

    for _ in range(3):
        visitor.get(f"{site.url}a")

    assert [after.at - before.at for before, after in pairwise(site.requests)] == [1, 1, 1]


def test_time_that_has_passed_is_not_waited_for(site: Site, visitor: Visitor) -> None:
    """Whoever has worked meanwhile goes on at once."""
    visitor.get(f"{site.url}robots.txt")
    site.ticking.time += 5
    slept = list(site.ticking.slept)

    visitor.get(f"{site.url}robots.txt")

    assert site.ticking.slept == [*slept, 0]


def test_the_delay_of_robots_txt_is_kept(site: Site, visitor: Visitor) -> None:
    """When it is longer than a second."""
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 7", media_type="text/plain")

    for _ in range(2):
        visitor.get(f"{site.url}robots.txt")

    assert site.requests[2].at - site.requests[1].at == 7


def test_a_site_that_wants_hours_between_requests_is_left(site: Site, visitor: Visitor) -> None:
    """One line says what it wants, and what to do."""
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 3600", media_type="text/plain")

    with pytest.raises(SiteRefused, match=r"asks for 3600 seconds.*download the papers by hand"):
        visitor.get(f"{site.url}a")


def test_what_robots_txt_forbids_is_not_asked_for(site: Site, visitor: Visitor) -> None:
    """Wildcards and all."""
    site.put("/robots.txt", "User-agent: *\nDisallow: /*?GL=1", media_type="text/plain")

    with pytest.raises(Unfetched, match=r"robots\.txt of 127\.0\.0\.1 does not allow it"):
        visitor.get(f"{site.url}a?GL=1")

    assert site.asked("GL") == []


@pytest.mark.parametrize("status", [404, 410, 400])
def test_without_robots_txt_everything_is_allowed(
    site: Site, visitor: Visitor, status: int
) -> None:
    """As the standard says."""
    site.put("/robots.txt", status=status)
    site.put("/a", "x")

    assert visitor.get(f"{site.url}a")[0].content == b"x"


def test_robots_txt_that_cannot_be_read_forbids_everything(site: Site, visitor: Visitor) -> None:
    """As the standard says, too."""
    site.put("/robots.txt", status=500)

    with pytest.raises(SiteNotReachable, match=r"robots\.txt cannot be read \(it answers 500\)"):
        visitor.get(f"{site.url}a")


def test_robots_txt_may_have_moved(site: Site, visitor: Visitor) -> None:
    """Its rules hold."""
    site.put("/robots.txt", status=301, headers={"Location": "/rules.txt"})
    site.put("/rules.txt", "User-agent: *\nDisallow: /a", media_type="text/plain")

    with pytest.raises(Unfetched):
        visitor.get(f"{site.url}a")


def test_robots_txt_cannot_lead_indoors(site: Site, visitor: Visitor) -> None:
    """And nothing is fetched then."""
    with serving(Site()) as indoors:
        there = indoors.url.replace("127.0.0.1", "localhost")
        site.put("/robots.txt", status=302, headers={"Location": there})

        with pytest.raises(SiteNotReachable, match="localhost is not on the public internet"):
            visitor.get(f"{site.url}a")

        assert indoors.requests == []


def test_what_is_known_is_asked_for_only_if_it_changed(site: Site, visitor: Visitor) -> None:
    """By either of the two ways to tell."""
    site.put("/a", "x", etag='"1"')
    site.put("/b", "x", modified="Tue, 18 Jun 2024 09:00:00 GMT")

    first, _ = visitor.get(f"{site.url}a", Known('"1"'))
    second, _ = visitor.get(f"{site.url}b", Known("", "Tue, 18 Jun 2024 09:00:00 GMT"))

    assert (first.status, second.status) == (304, 304)


def test_a_page_that_has_moved_is_followed(site: Site, visitor: Visitor) -> None:
    """And its address is the new one from now on."""
    site.put("/a", status=301, headers={"Location": "/b"})
    site.put("/b", status=308, headers={"Location": f"{site.url}c"})
    site.put("/c", "x")

    answer, moved = visitor.get(f"{site.url}a")

    assert (answer.content, moved) == (b"x", f"{site.url}c")


def test_a_page_that_is_elsewhere_for_now_keeps_its_address(site: Site, visitor: Visitor) -> None:
    """It is asked for where it was."""
    site.put("/a", status=302, headers={"Location": "/b"})
    site.put("/b", "x")

    assert visitor.get(f"{site.url}a")[1] == f"{site.url}a"


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://169.254.169.254/latest/meta-data", "it leads to another site"),
        ("http://localhost/", "it leads to another site"),
        ("https://council.example/", "it leads to another site"),
        ("file:///etc/passwd", "it leads to another site"),
        ("/a", "from one address to the next without end"),
    ],
)
def test_a_page_cannot_lead_astray(
    site: Site, visitor: Visitor, location: str, reason: str
) -> None:
    """Nor round in circles."""
    site.put("/a", status=302, headers={"Location": location})

    with pytest.raises(Unfetched, match=reason):
        visitor.get(f"{site.url}a")


class Encrypted:
    """A site that sends everybody on to an address without encryption."""

    def ask(self, url: str, headers: dict[str, str]) -> Answer:
        """Nothing at robots.txt, and the way elsewhere for the rest."""
        if url.endswith("robots.txt"):
            return Answer(url, 404)
        return Answer(url, 301, location=url.replace("https", "http"))


def test_a_page_cannot_lead_out_of_encryption() -> None:
    """Whoever listens there could change it."""
    visitor = Visitor(Encrypted(), Clock(lambda: 0, lambda seconds: None))

    with pytest.raises(Unfetched, match="to an address that is not encrypted"):
        visitor.get("https://k.example/a")


def test_robots_txt_that_leads_in_circles_is_none(site: Site, visitor: Visitor) -> None:
    """As if it were not there."""
    site.put("/robots.txt", status=302, headers={"Location": "/robots.txt"})
    site.put("/a", "x")

    assert visitor.get(f"{site.url}a")[0].status == 200
    assert len(site.asked("robots")) == 6


def test_each_step_of_the_way_is_asked_of_robots_txt(site: Site, visitor: Visitor) -> None:
    """A page that is allowed cannot lead to one that is not."""
    site.put("/robots.txt", "User-agent: *\nDisallow: /b", media_type="text/plain")
    site.put("/a", status=301, headers={"Location": "/b"})

    with pytest.raises(Unfetched, match=r"robots\.txt"):
        visitor.get(f"{site.url}a")

    assert site.asked("/b") == []


def test_a_private_site_is_not_asked(site: Site, visitor: Visitor) -> None:
    """Even when a person names it."""
    with pytest.raises(SiteNotReachable, match="localhost is not on the public internet"):
        visitor.get(site.url.replace("127.0.0.1", "localhost"))

    assert site.requests == []


@pytest.mark.parametrize(
    ("status", "headers", "line"),
    [
        (403, {}, "does not let programs in .403 Forbidden"),
        (401, {}, "does not let programs in .401 Unauthorized"),
        (429, {}, "asks us to slow down .429.: run the same command again later"),
        (429, {"Retry-After": "120"}, "run the same command again in 120 seconds"),
    ],
)
def test_a_no_is_taken_for_an_answer(
    site: Site, visitor: Visitor, status: int, headers: dict[str, str], line: str
) -> None:
    """One line says so, and nothing is tried again."""
    site.put("/a", status=status, headers=headers)

    with pytest.raises(SiteRefused, match=line):
        visitor.get(f"{site.url}a")

    assert site.asked("/a") == ["/a"]


@pytest.mark.parametrize("status", [200, 503])
@pytest.mark.parametrize(
    "words", ["<div class='g-recaptcha'></div>", "<title>Just a moment...</title>"]
)
def test_a_page_that_wants_a_person_is_a_no(
    site: Site, visitor: Visitor, words: str, status: int
) -> None:
    """Whatever its number says."""
    site.put("/a", f"<html><body>{words}</body></html>", status=status)

    with pytest.raises(SiteRefused, match="wants a person to prove who they are"):
        visitor.get(f"{site.url}a")


def test_a_council_page_may_speak_of_captchas(site: Site, visitor: Visitor) -> None:
    """Its search form may have one."""
    site.put("/a", "<h1 class='mgMainTitleTxt'>Agenda</h1><script src='recaptcha.js'></script>")

    assert visitor.get(f"{site.url}a")[0].status == 200


@pytest.mark.parametrize(
    ("status", "error"),
    [(404, Gone), (410, Gone), (500, Unfetched), (503, SiteNotReachable), (504, SiteNotReachable)],
)
def test_other_failures_are_told_apart(
    site: Site, visitor: Visitor, status: int, error: type[Exception]
) -> None:
    """One address that fails, or the whole site."""
    site.put("/a", status=status)

    with pytest.raises(error):
        visitor.get(f"{site.url}a")


@pytest.mark.parametrize("status", [401, 403, 404, 500, 503])
def test_a_service_may_be_switched_off(site: Site, visitor: Visitor, status: int) -> None:
    """In whatever way: it says nothing of the pages."""
    site.put("/s", status=status)

    assert visitor.probe(f"{site.url}s") is None


def test_a_service_may_be_forbidden_to_us(site: Site, visitor: Visitor) -> None:
    """By robots.txt; it is then not asked."""
    site.put("/robots.txt", "User-agent: *\nDisallow: /s", media_type="text/plain")

    assert visitor.probe(f"{site.url}s") is None
    assert site.asked("/s") == []


def test_a_service_that_asks_us_to_slow_down_means_all_of_us(site: Site, visitor: Visitor) -> None:
    """Nothing more is asked for."""
    site.put("/s", status=429)

    with pytest.raises(SiteRefused):
        visitor.probe(f"{site.url}s")
