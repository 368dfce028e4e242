"""
Chat models on loopback, speaking the protocols of OpenAI, Anthropic and Ollama.

Each refuses what the real one refuses: another path, no key, a request without what it needs.
What it answers is a `Reply`, which may be as wrong as a test likes.
"""

import json
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "test-key"
Reply = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """One request, which a reply answers in whatever way."""

    protocol_version = "HTTP/1.1"
    timeout = 10
    server: "ChatServer"
    asked: dict[str, Any]

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        refusal = self._refusal(raw)
        if refusal:
            self.send_whole(json.dumps({"error": {"message": "refused"}}), refusal)
            return
        self.server.requests.append(self.asked)
        self.server.reply(self)

    def send_whole(self, body: str | bytes, status: int = 200, **headers: str) -> None:
        """One answer of a known length."""
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        named = {"Content-Type": "application/json", "Content-Length": str(len(data)), **headers}
        for name, value in named.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def start(self, kind: str = "text/event-stream") -> None:
        """Begin an answer in chunks."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def chunk(self, data: str | bytes) -> None:
        """Send one chunk; an empty one ends the answer."""
        raw = data.encode() if isinstance(data, str) else data
        self.wfile.write(b"%x\r\n%b\r\n" % (len(raw), raw))
        self.wfile.flush()

    def cut(self) -> None:
        """Close the connection here and now."""
        self.close_connection = True
        self.wfile.flush()
        self.connection.close()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait as long, or until the server stops, which it says."""
        return self.server.stopping.wait(seconds)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 http.server's name
        """Nothing is logged."""

    def _refusal(self, raw: bytes) -> int:
        """The status with which the real service refuses this request, or 0."""
        path, keys, needed = _PROTOCOLS[self.server.protocol]
        if self.path != path:
            return 404
        if keys and not any(self.headers.get(header) == key for header, key in keys):
            return 401
        try:
            self.asked = json.loads(raw)
        except ValueError:
            return 400
        return 0 if needed <= self.asked.keys() else 400


_PROTOCOLS = {
    "openai": ("/v1/chat/completions", {("Authorization", f"Bearer {KEY}")}, {"model", "messages"}),
    "anthropic": (
        "/v1/messages",
        # anthropic 2 sends its key as a bearer token, earlier ones in a header of its own.
        {("X-Api-Key", KEY), ("Authorization", f"Bearer {KEY}")},
        {"model", "messages", "max_tokens"},
    ),
    "ollama": ("/api/chat", set(), {"model", "messages"}),
}


class ChatServer(ThreadingHTTPServer):
    """A chat model on loopback."""

    daemon_threads = True

    def __init__(self, protocol: str, reply: Reply) -> None:
        super().__init__(("127.0.0.1", 0), Request)
        self.protocol = protocol
        self.reply = reply
        self.requests: list[dict[str, Any]] = []
        """The bodies of the requests that were not refused."""
        self.stopping = threading.Event()

    @property
    def url(self) -> str:
        """What COUNCILBOT_CHAT_URL is set to."""
        return f"http://127.0.0.1:{self.server_port}{'/v1' if self.protocol == 'openai' else ''}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is no error; anything else is."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serving(reply: Reply, protocol: str = "openai") -> Iterator[ChatServer]:
    """A chat model that answers so until the `with` block ends."""
    with ChatServer(protocol, reply) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server
        finally:
            server.stopping.set()
            server.shutdown()
            thread.join()


def says(content: str) -> Reply:
    """A model that behaves, and writes this."""

    def reply(request: Request) -> None:
        if not request.asked.get("stream"):
            raise AssertionError("the tests' models answer in a stream only")
        pieces = [content[at : at + 40] for at in range(0, len(content), 40)]
        {"openai": _openai, "anthropic": _anthropic, "ollama": _ollama}[request.server.protocol](
            request, pieces
        )

    return reply


def repeats_the_first_quote(request: Request) -> None:
    """A model of OpenAI's protocol that takes no risk."""
    data = json.loads(request.asked["messages"][1]["content"])
    sentence = {"text": data["quotes"][0]["text"], "quotes": [1]}
    says(json.dumps({"sentences": [sentence]}))(request)


def delta(**fields: object) -> str:
    """One event of OpenAI's stream with these fields in its delta."""
    choice = {"index": 0, "delta": fields, "finish_reason": None}
    return event(
        {
            "id": "c1",
            "object": "chat.completion.chunk",
            "created": 0,
            "model": "m",
            "choices": [choice],
        }
    )


def event(data: object, name: str = "") -> str:
    """One server-sent event."""
    named = f"event: {name}\n" if name else ""
    return f"{named}data: {json.dumps(data)}\n\n"


def _openai(request: Request, pieces: list[str]) -> None:
    request.start()
    request.chunk(delta(role="assistant", content=""))
    for piece in pieces:
        request.chunk(delta(content=piece))
    request.chunk("data: [DONE]\n\n")
    request.chunk("")


def _anthropic(request: Request, pieces: list[str]) -> None:
    message = {
        "id": "m1", "type": "message", "role": "assistant", "model": "m", "content": [],
        "stop_reason": None, "stop_sequence": None, "usage": {"input_tokens": 1, "output_tokens": 1},
    }  # fmt: skip
    ended = {"stop_reason": "end_turn", "stop_sequence": None}
    request.start()
    request.chunk(event({"type": "message_start", "message": message}, "message_start"))
    block = {
        "type": "content_block_start",
        "index": 0,
        "content_block": {"type": "text", "text": ""},
    }
    request.chunk(event(block, "content_block_start"))
    for piece in pieces:
        text = {"type": "text_delta", "text": piece}
        block_delta = {"type": "content_block_delta", "index": 0, "delta": text}
        request.chunk(event(block_delta, "content_block_delta"))
    request.chunk(event({"type": "content_block_stop", "index": 0}, "content_block_stop"))
    usage = {"type": "message_delta", "delta": ended, "usage": {"output_tokens": 9}}
    request.chunk(event(usage, "message_delta"))
    request.chunk(event({"type": "message_stop"}, "message_stop"))
    request.chunk("")


def _ollama(request: Request, pieces: list[str]) -> None:
    request.start("application/x-ndjson")
    said = {"model": "m", "created_at": "2025-01-01T00:00:00Z"}
    for piece in pieces:
        message = {"role": "assistant", "content": piece}
        request.chunk(json.dumps({**said, "message": message, "done": False}) + "\n")
    end = {"role": "assistant", "content": ""}
    request.chunk(json.dumps({**said, "message": end, "done": True, "done_reason": "stop"}) + "\n")
    request.chunk("")
