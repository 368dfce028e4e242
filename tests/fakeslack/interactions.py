"""
Commands, clicks, shortcuts and forms, and all that may come of one.

Documented: a trigger_id is good for one view within 3 seconds, a response_url for five posts within
30 minutes; a command's answer is seen by its sender only unless it is `in_channel`; response_url
answers are not weighed as chat.postMessage is (bolt-js#2867).
"""

from dataclasses import dataclass, field

from tests.fakeslack import chat, modals, rules
from tests.fakeslack.messages import Channel, Message
from tests.fakeslack.reading import Reading
from tests.fakeslack.rules import Refused
from tests.fakeslack.shapes import Payload
from tests.fakeslack.workspace import User, Workspace

TRIGGER_SECONDS = 3.0
HOOK_SECONDS = 30 * 60.0
HOOK_USES = 5


@dataclass
class Interaction:
    """One command, click, shortcut or form that a member has sent, and what it has led to."""

    workspace: Workspace
    kind: str
    """slash_commands or interactive, as an envelope names it"""
    user: User
    channel: Channel | None
    trigger_id: str
    hook: str
    began: float
    original: Message | None = None
    """The message that was clicked on."""
    payload: Payload = field(default_factory=dict)
    """What the app is sent."""
    acknowledged_in: float | None = None
    failure: str = ""
    answer: Payload = field(default_factory=dict)
    """What the app sent with its acknowledgement."""
    view_id: str = ""
    """The view that was clicked in, sent in or closed."""
    view: Payload | None = None
    """The view that the app has opened for it."""
    trigger_used: bool = False
    hook_uses: int = 0
    posts: list[Message] = field(default_factory=list)

    def acknowledged(self, within: float = 5.0) -> Payload:
        """Wait for the acknowledgement and give what came with it; raise when Slack gave up."""
        journal = self.workspace.journal
        journal.wait(
            lambda: self.failure or self.acknowledged_in is not None, within, "an acknowledgement"
        )
        if self.failure:
            raise AssertionError(
                f"the member sees {self.failure}; this happened:\n{journal.dump()}"
            )
        return self.answer

    def replies(self, count: int = 1, within: float = 10.0) -> list[Reading]:
        """Wait for `count` messages by acknowledgement or response_url, and read them."""
        return self.workspace.awaited(
            lambda: self.posts, count, within, f"answers to a {self.kind}"
        )

    def private_replies(self, count: int = 1, within: float = 10.0) -> list[Reading]:
        """Wait for `count` messages that only this member sees, by whatever way, and read them."""
        what = f"private answers to a {self.kind}"
        return self.workspace.awaited(self._private, count, within, what)

    def private_reply(self, within: float = 10.0) -> Reading:
        """Wait for the first message that only this member sees, and read it."""
        return self.private_replies(1, within)[0]

    def _private(self) -> list[Message]:
        places = self.workspace.channels.values() if self.channel is None else [self.channel]
        mine = [one for place in places for one in place.private(self.user.id)]
        posted = {one.ts for one in self.posts}
        return [one for one in mine if float(one.ts) >= self.began or one.ts in posted]

    def opened(self, within: float = 5.0) -> Payload:
        """Wait for the modal that the app opens."""
        return self.workspace.journal.wait(lambda: self.view, within, "a modal") or {}


def settle(interaction: Interaction, answer: Payload, seconds: float) -> None:
    """Take the app's acknowledgement, and show what it says."""
    interaction.acknowledged_in, interaction.answer = seconds, answer
    interaction.workspace.journal.note(f"ack of {interaction.kind} with {sorted(answer)}")
    if interaction.kind == "slash_commands" and (answer.get("text") or answer.get("blocks")):
        respond(interaction, answer)
    if interaction.payload.get("type") == "view_submission":
        workspace, user = interaction.workspace, interaction.user
        interaction.view = modals.submitted(workspace, user.id, interaction.view_id, answer)


def answer_hook(workspace: Workspace, hook: str, body: Payload) -> None:
    """Take a post to a response_url."""
    interaction = workspace.interactions.get(hook)
    if interaction is None or workspace.clock.now() - interaction.began > HOOK_SECONDS:
        raise Refused("expired_url")
    if interaction.hook_uses >= HOOK_USES:
        raise Refused("used_url")
    interaction.hook_uses += 1
    respond(interaction, body)


def respond(interaction: Interaction, body: Payload) -> None:
    """Show, replace or delete what an app has answered to an interaction."""
    workspace, original = interaction.workspace, interaction.original
    if rules.is_true(body.get("delete_original")) and original:
        _withdraw(workspace, original)
        return
    said = rules.content(body, weighed=False)
    if rules.is_true(body.get("replace_original")) and original:
        _replace(workspace, original, said)
        interaction.posts.append(original)
        return
    interaction.posts.append(_shown(interaction, said, body))


def _shown(interaction: Interaction, said: Payload, body: Payload) -> Message:
    workspace, channel = interaction.workspace, interaction.channel
    if channel is None:
        raise Refused("channel_not_found")
    root = chat.thread_root(channel, body.get("thread_ts"))
    message = chat.bot_message(workspace, channel, said, root)
    if body.get("response_type") == "in_channel":
        message.payload["subtype"] = "bot_message"
        chat.publish(workspace, channel, message)
    else:
        message.ephemeral_to = interaction.user.id
        channel.ephemerals.append(message)
        workspace.journal.note(f"for {interaction.user.name} only: {said['text']:.200}")
    return message


def _replace(workspace: Workspace, original: Message, said: Payload) -> None:
    said["blocks"] = chat.with_ids(workspace, said.get("blocks", []))
    if original.ephemeral_to:
        original.payload |= said
        workspace.journal.note(f"replaced for one: {said['text']:.200}")
    else:
        chat.revise(workspace, original, said)


def _withdraw(workspace: Workspace, original: Message) -> None:
    ephemerals = workspace.channels[original.channel].ephemerals
    if original in ephemerals:
        ephemerals.remove(original)
    else:
        chat.withdraw(workspace, original)
