"""One request, within limits, to the address that was checked."""

import shutil
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from corpus.errors import SiteNotReachable
from ingest.moderngov.addresses import PrivateAddress
from ingest.moderngov.web import Limits, TooLarge, Web
from tests.ingest.moderngov.conftest import AGENT, INDOORS
from tests.ingest.moderngov.site import Site

Open = Callable[..., Web]


@pytest.fixture
def opened() -> Iterator[Open]:
    """Webs that are closed in the end."""
    made: list[Web] = []

    def make(**more: object) -> Web:
        made.append(Web(AGENT, **{"indoors": INDOORS, **more}))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_an_answer_is_given_as_it_came(site: Site, opened: Open) -> None:
    """With what is needed to ask again only when it has changed."""
    site.put("/a", "x", media_type="text/plain; charset=utf-8", etag='"1"', modified="Monday")

    answer = opened().ask(f"{site.url}a", {})

    assert (answer.status, answer.content, answer.media_type) == (200, b"x", "text/plain")
    assert (answer.etag, answer.last_modified) == ('"1"', "Monday")


def test_who_asks_is_said(site: Site, opened: Open) -> None:
    """With whom to write to; nothing compressed is asked for, which might swell."""
    opened().ask(site.url, {})

    headers = site.requests[0].headers
    assert headers["User-Agent"] == AGENT
    assert headers["Accept-Encoding"] == "identity"


def test_blanks_in_an_address_are_no_matter(site: Site, opened: Open) -> None:
    """ModernGov writes them."""
    site.put("/documents/s1/a report.pdf", "x")

    assert opened().ask(f"{site.url}documents/s1/a report.pdf", {}).status == 200


def test_an_answer_may_be_too_large(site: Site, opened: Open) -> None:
    """It is not read to its end."""
    site.put("/a", b"x" * 200_000)

    with pytest.raises(TooLarge):
        opened(limits=Limits(file=100_000)).ask(f"{site.url}a", {})


def test_all_answers_together_may_be_too_large(site: Site, opened: Open) -> None:
    """One line says what the most is."""
    site.put("/a", b"x" * 1_500_000)
    web = opened(limits=Limits(total=2_000_000))
    web.ask(f"{site.url}a", {})

    with pytest.raises(SiteNotReachable, match="more than 2 MB, the most for one run"):
        web.ask(f"{site.url}a", {})


def test_a_site_that_never_answers_is_left(site: Site, opened: Open) -> None:
    """After a while, in one line that names it."""
    site.put("/a", hangs=True)
    began = time.monotonic()

    with pytest.raises(SiteNotReachable, match=r"^127\.0\.0\.1 does not answer in time: run the"):
        opened(limits=Limits(quiet=0.2)).ask(f"{site.url}a", {})

    assert time.monotonic() - began < 3


def test_a_trickle_does_not_keep_us(site: Site, opened: Open) -> None:
    """Though there is a sign of life all the time."""
    site.put("/a", trickles=True)
    began = time.monotonic()

    with pytest.raises(SiteNotReachable, match="in time"):
        opened(limits=Limits(quiet=5, whole=0.4)).ask(f"{site.url}a", {})

    assert time.monotonic() - began < 3


def test_a_site_that_is_down_is_one_line(site: Site, opened: Open) -> None:
    """It names the site, and what happened for those who want to know."""
    with pytest.raises(SiteNotReachable, match=r"^127\.0\.0\.1 does not answer \(ConnectError\)"):
        opened().ask("http://127.0.0.1:1/", {})


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_private_addresses_are_refused(site: Site, opened: Open, host: str) -> None:
    """Whatever they are called, and before anything is sent."""
    with pytest.raises(PrivateAddress):
        opened(indoors=()).ask(site.url.replace("127.0.0.1", host), {})

    assert site.requests == []


def test_the_checked_address_is_the_one_connected_to(site: Site, opened: Open) -> None:
    """The name goes into the request, and is not looked up a second time."""
    looked_up: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    web = opened(resolve=resolve, indoors={"democracy.kesterwold.example"})
    web.ask(site.url.replace("127.0.0.1", "democracy.kesterwold.example"), {})

    assert looked_up == ["democracy.kesterwold.example"]
    assert site.requests[0].headers["Host"].startswith("democracy.kesterwold.example")


def test_a_public_name_for_a_private_address_is_refused(site: Site, opened: Open) -> None:
    """Each connection checks the address that it uses, so that a name cannot move indoors."""
    web = opened(resolve=lambda host, port: ["127.0.0.1"])

    with pytest.raises(PrivateAddress):
        web.ask(site.url.replace("127.0.0.1", "democracy.kesterwold.example"), {})

    assert site.requests == []


def test_no_proxy_is_used(site: Site, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy would choose the address in our place."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")

    assert opened().ask(f"{site.url}robots.txt", {}).status == 200


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for one name, which signs itself, with its key."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed: it makes the certificate")
    made = tmp_path / "certificate.pem"
    name = "democracy.kesterwold.example"
    subprocess.run(
        [
            *(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
            ),
            *("-nodes", "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"),
            *("-keyout", tmp_path / "key.pem", "-out", made),
        ],
        check=True,
        capture_output=True,
    )
    with made.open("ab") as file:
        file.write((tmp_path / "key.pem").read_bytes())
    return made


@pytest.fixture
def encrypted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of an encrypted site on this machine, whose certificate is trusted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"x")

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("name", "trusted"),
    [("democracy.kesterwold.example", True), ("another.kesterwold.example", False)],
)
def test_the_certificate_is_that_of_the_name_and_not_of_the_address(
    encrypted: int, opened: Open, name: str, trusted: bool
) -> None:
    """Though the connection is made to an address."""
    web = opened(resolve=lambda host, port: ["127.0.0.1"], indoors={name})

    if trusted:
        assert web.ask(f"https://{name}:{encrypted}/", {}).content == b"x"
    else:
        with pytest.raises(SiteNotReachable):
            web.ask(f"https://{name}:{encrypted}/", {})
