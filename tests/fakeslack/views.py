"""
views.open and views.publish.

Documented: `invalid_trigger_id`, `expired_trigger_id`, `exchanged_trigger_id`, `not_enabled`,
`hash_conflict`; a refused view is `invalid_arguments` with its reasons.
"""

from tests.fakeslack import surfaces
from tests.fakeslack.chat import with_ids
from tests.fakeslack.interactions import TRIGGER_SECONDS
from tests.fakeslack.rules import Refused, invalid, parsed
from tests.fakeslack.shapes import Payload
from tests.fakeslack.workspace import Workspace


def open_modal(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer views.open."""
    trigger = arguments["trigger_id"]
    interaction = workspace.interactions.get(str(trigger))
    if interaction is None or interaction.trigger_id != trigger:
        raise Refused("invalid_trigger_id")
    if workspace.clock.now() - interaction.began > TRIGGER_SECONDS:
        raise Refused("expired_trigger_id")
    if interaction.trigger_used:
        raise Refused("exchanged_trigger_id")
    view = _stored(workspace, _checked(arguments, "modal"))
    interaction.trigger_used, interaction.view = True, view
    workspace.journal.note(f"modal {view['title']['text']!r}")
    return {"view": view}


def publish_home(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer views.publish."""
    if not workspace.app.has_home_tab:
        raise Refused("not_enabled")
    if arguments["user_id"] not in workspace.users:
        raise Refused("user_not_found")
    shown = workspace.homes.get(arguments["user_id"], {})
    if arguments.get("hash") and arguments["hash"] != shown.get("hash"):
        raise Refused("hash_conflict")
    view = _stored(workspace, _checked(arguments, "home"))
    workspace.homes[arguments["user_id"]] = view
    return {"view": view}


def _checked(arguments: Payload, kind: str) -> Payload:
    view: Payload = parsed(arguments["view"], "invalid_arguments")
    if complaints := surfaces.complaints(view, kind):
        raise invalid("invalid_arguments", complaints)
    return view


def _stored(workspace: Workspace, view: Payload) -> Payload:
    app = workspace.app
    stored = {"private_metadata": "", "callback_id": "", **view}
    stored |= {"id": workspace.new_id("V"), "team_id": workspace.team_id, "app_id": app.app_id}
    stored |= {"bot_id": app.bot_id, "hash": workspace.clock.ts(), "state": {"values": {}}}
    stored["blocks"] = with_ids(workspace, view["blocks"])
    workspace.views[stored["id"]] = stored
    return stored
