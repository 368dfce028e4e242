"""
The views that members have open: a stack of modals each, and a home tab.

Documented: three modals in a stack at most (`push_limit_reached`), `not_found`, `hash_conflict`,
`duplicate_external_id`, and what a form's acknowledgement may ask for: errors, update, push, clear,
or nothing, which closes the form. Assumed: opening a modal takes away those that are open, and
errors for anything but inputs of the form are a failure.
"""

from tests.fakeslack import surfaces
from tests.fakeslack.chat import with_ids
from tests.fakeslack.rules import Refused, invalid, parsed
from tests.fakeslack.shapes import Payload
from tests.fakeslack.workspace import Workspace

MOST_IN_STACK = 3


def checked(view: object, kind: str) -> Payload:
    """Read a view, refusing what Slack would not show."""
    found: Payload = parsed(view, "invalid_arguments")
    if complaints := surfaces.complaints(found, kind):
        raise invalid("invalid_arguments", complaints)
    return found


def stored(workspace: Workspace, view: Payload, **kept: object) -> Payload:
    """Make a view as Slack keeps it; `kept` is what a new version has from the one before."""
    app = workspace.app
    _check_external_id(workspace, view, str(kept.get("id")))
    fresh: Payload = {"private_metadata": "", "callback_id": "", "external_id": "", **view}
    fresh |= {"id": workspace.new_id("V"), "team_id": workspace.team_id, "app_id": app.app_id}
    fresh |= {"bot_id": app.bot_id, "hash": workspace.clock.ts(), "state": {"values": {}}}
    fresh |= {"root_view_id": fresh["id"], "previous_view_id": None}
    fresh["blocks"] = with_ids(workspace, view["blocks"])
    return fresh | kept


def opened(workspace: Workspace, user_id: str, view: Payload) -> Payload:
    """Open a modal."""
    found = stored(workspace, view)
    workspace.modals[user_id] = [found]
    workspace.journal.note(f"modal {found['title']['text']!r}")
    return found


def pushed(workspace: Workspace, user_id: str, view: Payload) -> Payload:
    """Open a modal on top of the one that is open."""
    stack = workspace.modals.get(user_id, [])
    if len(stack) >= MOST_IN_STACK:
        raise Refused("push_limit_reached")
    family = {"root_view_id": stack[0]["id"], "previous_view_id": stack[-1]["id"]}
    found = stored(workspace, view, **family)
    stack.append(found)
    workspace.journal.note(f"modal {found['title']['text']!r} on top")
    return found


def replaced(workspace: Workspace, old: Payload, view: Payload) -> Payload:
    """Put a new version in the place of a view that is open."""
    same = {name: old[name] for name in ("id", "root_view_id", "previous_view_id")}
    new = stored(workspace, view, **same)
    old.clear()
    old.update(new)
    workspace.journal.note(f"view {new['id']} updated")
    return old


def found(workspace: Workspace, view_id: object, external_id: object) -> Payload:
    """Give an open view by either id, or refuse."""
    views = _all(workspace)
    if view_id:
        views = [view for view in views if view["id"] == view_id]
    else:
        views = [view for view in views if external_id and view["external_id"] == external_id]
    if not views:
        raise Refused("not_found")
    return views[0]


def submitted(workspace: Workspace, user_id: str, view_id: str, answer: Payload) -> Payload | None:
    """Do with a form as the app has acknowledged it; give the view that is new, if one is."""
    stack = workspace.modals.get(user_id, [])
    form = next((view for view in stack if view["id"] == view_id), None)
    if form is None:
        return None
    action = answer.get("response_action")
    if action == "errors":
        _check_errors(form, answer.get("errors"))
    elif action == "update":
        return replaced(workspace, form, checked(answer.get("view"), "modal"))
    elif action == "push":
        return pushed(workspace, user_id, checked(answer.get("view"), "modal"))
    elif action == "clear":
        stack.clear()
    elif action is None:
        stack.remove(form)
    else:
        raise Refused("invalid_response_action")
    return None


def _check_errors(form: Payload, errors: object) -> None:
    asked = {block["block_id"] for block in form["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not errors.keys() <= asked:
        raise Refused("invalid_errors", asked=sorted(asked))


def _check_external_id(workspace: Workspace, view: Payload, own_id: str) -> None:
    name = view.get("external_id")
    others = (one for one in _all(workspace) if one["id"] != own_id)
    if name and any(one["external_id"] == name for one in others):
        raise Refused("duplicate_external_id")


def _all(workspace: Workspace) -> list[Payload]:
    open_now = [view for stack in workspace.modals.values() for view in stack]
    return [*open_now, *workspace.homes.values()]
