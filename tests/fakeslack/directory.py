"""
auth.test, users.info, bots.info and team.info: who is who.

Documented: a single-channel guest is both `is_restricted` and `is_ultra_restricted`; `is_stranger`
is somebody of another workspace who is in no shared channel that the app sees, and may be left out.
Observed by others: a deactivated person is described without roles.
"""

from tests.fakeslack.rules import Refused
from tests.fakeslack.shapes import Payload
from tests.fakeslack.workspace import User, Workspace


def auth_test(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer auth.test."""
    app = workspace.app
    return {
        "url": f"https://{workspace.domain}.slack.com/",
        "team": workspace.domain,
        "team_id": workspace.team_id,
        "user": app.name,
        "user_id": app.bot_user_id,
        "bot_id": app.bot_id,
        "is_enterprise_install": False,
    }


def users_info(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer users.info."""
    app = workspace.app
    if arguments["user"] == app.bot_user_id:
        own = User(app.bot_user_id, app.name, workspace.team_id, bot=True)
        return {"user": described(workspace, own)}
    user = workspace.users.get(arguments["user"])
    if user is None:
        raise Refused("user_not_found")
    return {"user": described(workspace, user)}


def described(workspace: Workspace, user: User) -> Payload:
    """Describe a person as the Web API does; of a deactivated one it says less."""
    real = user.name.title()
    profile = {"real_name": real, "display_name": user.name, "team": user.team_id}
    about: Payload = {"id": user.id, "team_id": user.team_id, "name": user.name}
    about |= {"deleted": user.deleted, "is_bot": user.bot, "profile": profile}
    if user.deleted:
        return about
    about |= {"real_name": real, "tz": "Europe/London", "is_admin": user.admin, "is_owner": False}
    about |= {"is_restricted": bool(user.guest), "is_ultra_restricted": user.guest == "single"}
    if user.team_id != workspace.team_id:
        seen = (one for one in workspace.channels.values() if one.bot_is_member)
        about["is_stranger"] = not any(user.team_id in workspace.others_in(one) for one in seen)
    return about


def bots_info(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer bots.info."""
    app = workspace.app
    if arguments["bot"] != app.bot_id:
        raise Refused("bot_not_found")
    about = {"id": app.bot_id, "app_id": app.app_id, "user_id": app.bot_user_id}
    return {"bot": {**about, "name": app.name, "deleted": False}}


def team_info(workspace: Workspace, arguments: Payload) -> Payload:
    """Answer team.info."""
    domain = workspace.domain
    return {"team": {"id": workspace.team_id, "name": domain.title(), "domain": domain}}
