"""
files.getUploadURLExternal, the upload itself and files.completeUploadExternal.

Documented: three steps, `file_not_found`, blocks that are ignored beside an `initial_comment`, one
channel only where there is a `thread_ts`, no channel for a private file. Observed by others: the
message comes as a `file_share`, and a markdown block is an `internal_error`
(python-slack-sdk#1756). Assumed: an upload of another length than announced is refused, a file is
completed once, and the answer does not tell yet where the file is shared.
"""

from dataclasses import dataclass
from mimetypes import guess_type

from tests.fakeslack import chat, events, rules
from tests.fakeslack.messages import Channel
from tests.fakeslack.rules import Refused, invalid
from tests.fakeslack.shapes import Payload
from tests.fakeslack.sheet import File
from tests.fakeslack.workspace import Workspace

MOST_BYTES = 1024**3


@dataclass
class Upload:
    """A file that the app has announced, and perhaps sent and shared."""

    id: str
    name: str
    length: int
    alt_txt: str = ""
    title: str = ""
    content: bytes | None = None
    completed: bool = False


def announce(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer files.getUploadURLExternal."""
    length, name = str(arguments["length"]), str(arguments["filename"])
    if not (length.isdecimal() and int(length) and name):
        raise invalid("invalid_arguments", ["must be greater than 0: length"])
    if int(length) > MOST_BYTES:
        raise Refused("file_upload_size_restricted")
    upload = Upload(workspace.new_id("F"), name, int(length), str(arguments.get("alt_txt") or ""))
    workspace.uploads[upload.id] = upload
    return {"upload_url": f"{workspace.uploads_url}{upload.id}", "file_id": upload.id}


def receive(workspace: Workspace, file_id: str, content: bytes) -> None:
    """Take the bytes of a file that was announced."""
    upload = workspace.uploads.get(file_id)
    if upload is None or upload.content is not None:
        raise Refused("file_not_found")
    if len(content) != upload.length:
        raise Refused("wrong_length", expected=upload.length, got=len(content))
    upload.content = content


def complete(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer files.completeUploadExternal."""
    named = rules.parsed(arguments["files"], "invalid_arguments")
    if not isinstance(named, list) or not named:
        raise invalid("invalid_arguments", ["must be an array: files"])
    uploads = [_sent(workspace, one) for one in named]
    places = [_place(workspace, one) for one in _named_places(arguments)]
    if arguments.get("thread_ts") and len(places) != 1:
        raise invalid("invalid_arguments", ["one channel only: thread_ts"])
    said = _said(arguments)
    roots = [chat.thread_root(place, arguments.get("thread_ts")) for place in places]
    for upload, one in zip(uploads, named, strict=True):
        upload.completed, upload.title = True, str(one.get("title") or upload.name)
    for place, root in zip(places, roots, strict=True):
        _share(workspace, place, said, root, uploads)
    return {"files": [_described(workspace, upload) for upload in uploads]}


def _sent(workspace: Workspace, named: Payload) -> Upload:
    upload = workspace.uploads.get(str(named.get("id")))
    if upload is None or upload.content is None or upload.completed:
        raise Refused("file_not_found")
    return upload


def _named_places(arguments: Payload) -> list[str]:
    several = str(arguments.get("channels") or "").split(",")
    return [one for one in (arguments.get("channel_id") or "", *several) if one]


def _place(workspace: Workspace, name: str) -> Channel:
    if name not in workspace.channels and name not in workspace.users:
        raise Refused("channel_not_found")
    return chat.writable(workspace, name)


def _said(arguments: Payload) -> Payload:
    comment = str(arguments.get("initial_comment") or "")
    blocks = None if comment else rules.checked_blocks(arguments.get("blocks"))
    if any(block["type"] == "markdown" for block in blocks or []):
        raise Refused("internal_error")
    return {"text": comment, **({"blocks": blocks} if blocks else {})}


def _share(
    workspace: Workspace, place: Channel, said: Payload, root: str | None, uploads: list[Upload]
) -> None:
    described = [_described(workspace, upload) for upload in uploads]
    said = {**said, "subtype": "file_share", "files": described, "upload": False}
    message = chat.bot_message(workspace, place, said, root)
    message.files = tuple(
        File(one.name, one.title, one.alt_txt, one.content or b"") for one in uploads
    )
    chat.publish(workspace, place, message)
    for upload in uploads:
        inner: Payload = {"type": "file_shared", "file_id": upload.id, "file": {"id": upload.id}}
        inner |= {"user_id": workspace.app.bot_user_id, "channel_id": place.id}
        events.emit(workspace, inner | {"event_ts": message.ts}, place)


def _described(workspace: Workspace, upload: Upload) -> Payload:
    kind = upload.name.rpartition(".")[2].lower()
    address = f"https://files.slack.com/files-pri/{workspace.team_id}-{upload.id}/{upload.name}"
    return {
        "id": upload.id,
        "name": upload.name,
        "title": upload.title,
        "alt_txt": upload.alt_txt,
        "filetype": kind,
        "mimetype": guess_type(upload.name)[0] or "application/octet-stream",
        "size": upload.length,
        "mode": "hosted",
        "user": workspace.app.bot_user_id,
        "url_private": address,
        "url_private_download": address,
    }
