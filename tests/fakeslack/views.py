"""
views.open, views.push, views.update and views.publish.

Documented: `invalid_trigger_id`, `expired_trigger_id`, `exchanged_trigger_id`, `not_enabled`,
`hash_conflict`; a refused view is `invalid_arguments` with its reasons. Assumed: a trigger that
does not come from an open modal is no good for pushing.
"""

from tests.fakeslack import modals
from tests.fakeslack.interactions import TRIGGER_SECONDS, Interaction
from tests.fakeslack.rules import Refused, invalid
from tests.fakeslack.shapes import Payload
from tests.fakeslack.workspace import Workspace


def open_modal(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer views.open."""
    interaction = _triggered(workspace, arguments["trigger_id"])
    view = modals.checked(arguments["view"], "modal")
    interaction.view = modals.opened(workspace, interaction.user.id, view)
    interaction.trigger_used = True
    return {"view": interaction.view}


def push_modal(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer views.push."""
    interaction = _triggered(workspace, arguments["trigger_id"])
    stack = workspace.modals.get(interaction.user.id, [])
    if interaction.view_id not in {view["id"] for view in stack}:
        raise Refused("invalid_trigger_id")
    view = modals.checked(arguments["view"], "modal")
    interaction.view = modals.pushed(workspace, interaction.user.id, view)
    interaction.trigger_used = True
    return {"view": interaction.view}


def update_view(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer views.update."""
    named = (arguments.get("view_id"), arguments.get("external_id"))
    if not any(named):
        raise invalid("invalid_arguments", ["missing required field: view_id or external_id"])
    old = modals.found(workspace, *named)
    _check_hash(arguments, old)
    return {"view": modals.replaced(workspace, old, modals.checked(arguments["view"], old["type"]))}


def publish_home(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer views.publish."""
    if not workspace.app.has_home_tab:
        raise Refused("not_enabled")
    user_id = arguments["user_id"]
    if user_id not in workspace.users:
        raise Refused("user_not_found")
    shown = workspace.homes.get(user_id, {})
    _check_hash(arguments, shown)
    same = {"id": shown["id"], "root_view_id": shown["id"]} if shown else {}
    view = modals.stored(workspace, modals.checked(arguments["view"], "home"), **same)
    workspace.homes[user_id] = view
    workspace.journal.note(f"home of {workspace.users[user_id].name}")
    return {"view": view}


def _triggered(workspace: Workspace, trigger: object) -> Interaction:
    interaction = workspace.interactions.get(str(trigger))
    if interaction is None or interaction.trigger_id != trigger:
        raise Refused("invalid_trigger_id")
    if workspace.clock.now() - interaction.began > TRIGGER_SECONDS:
        raise Refused("expired_trigger_id")
    if interaction.trigger_used:
        raise Refused("exchanged_trigger_id")
    return interaction


def _check_hash(arguments: Payload, shown: Payload) -> None:
    if arguments.get("hash") and arguments["hash"] != shown.get("hash"):
        raise Refused("hash_conflict")
