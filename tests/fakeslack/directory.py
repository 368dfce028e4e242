"""auth.test, users.info, bots.info and team.info: who is who."""

from tests.fakeslack.rules import Refused
from tests.fakeslack.shapes import Payload
from tests.fakeslack.workspace import Workspace


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
    user = workspace.users.get(arguments["user"])
    if user is None:
        raise Refused("user_not_found")
    real = user.name.title()
    profile = {"real_name": real, "display_name": user.name}
    about = {"id": user.id, "team_id": user.team_id, "name": user.name, "real_name": real}
    return {
        "user": {
            **about,
            "deleted": False,
            "is_bot": False,
            "tz": "Europe/London",
            "profile": profile,
        }
    }


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
