"""
assistant.threads.*: the status under a thread, suggested prompts and titles.

Documented: a status takes chat:write, at most 10 loading messages, and goes after two minutes or at
the next post; prompts take an app declared as an agent. Assumed: at most four prompts, and a status
belongs to the head of a thread, not to a reply.
"""

from tests.fakeslack.messages import Channel
from tests.fakeslack.rules import Refused, invalid, parsed
from tests.fakeslack.shapes import Payload
from tests.fakeslack.workspace import Status, Workspace

MOST_LOADING_MESSAGES = 10
MOST_PROMPTS = 4


def set_status(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer assistant.threads.setStatus."""
    channel, root = _thread(workspace, arguments)
    loading = parsed(arguments.get("loading_messages") or [], "invalid_arguments")
    if len(loading) > MOST_LOADING_MESSAGES:
        raise invalid("invalid_arguments", ["no more than 10 items allowed: loading_messages"])
    text = str(arguments["status"])
    status = Status(channel.id, root, text, tuple(loading), workspace.clock.now())
    workspace.statuses.setdefault((channel.id, root), []).append(status)
    workspace.showing[channel.id, root] = status
    workspace.journal.note(f"status in {channel.name}, thread {root}: {text!r}")
    return {}


def set_title(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer assistant.threads.setTitle."""
    channel, root = _thread(workspace, arguments)
    workspace.titles[channel.id, root] = str(arguments["title"])
    return {}


def set_suggested_prompts(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer assistant.threads.setSuggestedPrompts."""
    if not workspace.app.is_agent:
        raise Refused("not_agent_app")
    if arguments.get("thread_ts"):
        channel, _ = _thread(workspace, arguments)
    else:
        channel = workspace.seen(arguments["channel_id"])
    prompts = parsed(arguments["prompts"], "invalid_arguments")
    if len(prompts) > MOST_PROMPTS or any(
        not {"title", "message"} <= one.keys() for one in prompts
    ):
        raise invalid("invalid_arguments", ["up to 4 prompts of title and message: prompts"])
    workspace.prompts[channel.id] = prompts
    return {}


def _thread(workspace: Workspace, arguments: Payload) -> tuple[Channel, str]:
    channel = workspace.seen(arguments["channel_id"])
    head = channel.messages.get(arguments["thread_ts"])
    if head is None or head.is_reply:
        raise Refused("invalid_thread_ts")
    return channel, head.ts
