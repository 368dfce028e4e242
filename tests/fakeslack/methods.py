"""The methods of the Web API that the loopback Slack answers, by name."""

from collections.abc import Callable

from tests.fakeslack import (
    assistant,
    chat,
    conversations,
    directory,
    files,
    reactions,
    streams,
    views,
)
from tests.fakeslack.shapes import Payload
from tests.fakeslack.workspace import Workspace

Method = Callable[[Workspace, Payload], Payload]

METHODS: dict[str, Method] = {
    "assistant.threads.setStatus": assistant.set_status,
    "assistant.threads.setSuggestedPrompts": assistant.set_suggested_prompts,
    "assistant.threads.setTitle": assistant.set_title,
    "auth.test": directory.auth_test,
    "bots.info": directory.bots_info,
    "chat.appendStream": streams.append,
    "chat.delete": chat.delete,
    "chat.getPermalink": chat.get_permalink,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.postMessage": chat.post_message,
    "chat.startStream": streams.start,
    "chat.stopStream": streams.stop,
    "chat.update": chat.update,
    "conversations.history": conversations.history,
    "conversations.info": conversations.info,
    "conversations.open": conversations.open_direct,
    "conversations.replies": conversations.thread_replies,
    "files.completeUploadExternal": files.complete,
    "files.getUploadURLExternal": files.announce,
    "reactions.add": reactions.add_reaction,
    "reactions.remove": reactions.remove_reaction,
    "team.info": directory.team_info,
    "users.info": directory.users_info,
    "views.open": views.open_modal,
    "views.publish": views.publish_home,
    "views.push": views.push_modal,
    "views.update": views.update_view,
}
