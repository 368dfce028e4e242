"""One request to the web, within limits. httpx and httpcore are kept behind this file."""

import ssl
import time
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

import httpcore
import httpx

from corpus.errors import SiteNotReachable
from ingest.moderngov.addresses import Resolve, checked, resolved

AGAIN = "run the same command again later, and it goes on from here"
_FAILURES = (
    httpx.HTTPError, httpx.InvalidURL, httpx.StreamError,
    httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
)  # fmt: skip


class Limits(NamedTuple):
    """What one request, and all of them, may cost."""

    quiet: float = 20.0
    """Seconds without a sign of life."""
    whole: float = 120.0
    """Seconds from the first byte sent to the last received."""
    file: int = 50_000_000
    """Bytes of one answer."""
    total: int = 2_000_000_000
    """Bytes of all answers of one run."""


class TooLarge(Exception):
    """An answer is larger than one paper may be."""


class Answer(NamedTuple):
    """What a site said to one request."""

    url: str
    status: int
    content: bytes = b""
    etag: str = ""
    last_modified: str = ""
    media_type: str = ""
    location: str = ""
    """Where it sends us instead."""
    retry_after: str = ""


class Web:
    """
    Requests to public addresses, each to the address that was checked and to no other.

    No proxy of the environment is used: it, and not we, would choose the address.
    """

    def __init__(
        self,
        agent: str,
        limits: Limits = Limits(),  # noqa: B008 a tuple cannot change
        resolve: Resolve = resolved,
        indoors: Collection[str] = (),
    ) -> None:
        self._limits = limits
        self._received = 0
        self._client = httpx.Client(
            transport=_Transport(_Backend(limits, resolve, indoors)),
            headers={"User-Agent": agent, "Accept-Encoding": "identity", "Accept": "*/*"},
            timeout=limits.quiet,
            trust_env=False,
        )

    def ask(self, url: str, headers: dict[str, str]) -> Answer:
        """
        The answer to one GET request, without following where it may lead.

        Raises `PrivateAddress`, `TooLarge`, or `SiteNotReachable` when there is no whole answer.
        """
        try:
            with self._client.stream("GET", url, headers=headers) as response:
                return self._answer(url, response, b"".join(self._parts(response)))
        except _FAILURES as error:
            timed_out = (httpx.TimeoutException, httpcore.TimeoutException)
            reason = "in time" if isinstance(error, timed_out) else f"({type(error).__name__})"
            raise SiteNotReachable(
                f"{urlsplit(url).hostname} does not answer {reason}: {AGAIN}."
            ) from error

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _parts(self, response: httpx.Response) -> Iterator[bytes]:
        length = 0
        for part in response.iter_bytes():
            length += len(part)
            self._received += len(part)
            if length > self._limits.file:
                raise TooLarge
            if self._received > self._limits.total:
                raise SiteNotReachable(
                    f"{response.request.url.host} sent more than"
                    f" {self._limits.total // 1_000_000} MB, the most for one run: {AGAIN}."
                )
            yield part

    @staticmethod
    def _answer(url: str, response: httpx.Response, content: bytes) -> Answer:
        said = response.headers
        return Answer(
            url=url,
            status=response.status_code,
            content=content,
            etag=said.get("ETag", ""),
            last_modified=said.get("Last-Modified", ""),
            media_type=said.get("Content-Type", "").partition(";")[0].strip().lower(),
            location=said.get("Location", ""),
            retry_after=said.get("Retry-After", ""),
        )


class _Transport(httpx.BaseTransport):
    """httpx over connections of our own making."""

    def __init__(self, backend: "_Backend") -> None:
        self._backend = backend
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=1,
            max_keepalive_connections=0,  # one that the site closed meanwhile looks like an outage
            network_backend=backend,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self._backend.start()
        url = request.url
        target = httpcore.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                target,
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """An answer's bytes as they arrive."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _Backend(httpcore.SyncBackend):
    """Connects to the address that was checked; everything ends when the time is up."""

    def __init__(self, limits: Limits, resolve: Resolve, indoors: Collection[str]) -> None:
        super().__init__()
        self._limits = limits
        self._resolve = resolve
        self._indoors = indoors
        self._until = 0.0

    def start(self) -> None:
        """A request begins."""
        self._until = time.monotonic() + self._limits.whole

    def left(self, timeout: float | None) -> float:
        """The seconds that a step of the request may take."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the whole time is up")
        return min(left, timeout or left)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        address = checked(host, port, self._resolve, self._indoors)
        stream = super().connect_tcp(
            address, port, self.left(timeout), local_address, socket_options
        )
        return _Stream(stream, self)


class _Stream(httpcore.NetworkStream):
    """A connection on which a trickle of bytes cannot outlast the whole time."""

    def __init__(self, stream: httpcore.NetworkStream, backend: _Backend) -> None:
        self._stream = stream
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._backend.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._backend.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._backend.left(timeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left), self._backend)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
