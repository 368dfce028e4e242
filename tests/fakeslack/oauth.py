"""
Installing the app by OAuth: the page at /oauth/v2/authorize, and oauth.v2.access.

Documented: `code` and `state` come back to the redirect URI, or `error=access_denied`; a code is
good once, for ten minutes; `invalid_client_id`, `bad_client_secret`, `invalid_code`,
`bad_redirect_uri`, and what is answered. Assumed: `code_already_used`; where the manifest names
redirect URLs, only addresses that begin with one of them are taken; an app that was uninstalled
gets another token.
"""

import secrets
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from aiohttp import web

from tests.fakeslack.rules import Refused
from tests.fakeslack.shapes import Payload
from tests.fakeslack.workspace import User, Workspace

CODE_SECONDS = 600.0


@dataclass
class Grant:
    """What somebody has agreed to, until the app fetches its token."""

    workspace: Workspace
    user: User
    scopes: frozenset[str]
    redirect_uri: str
    at: float
    used: bool = False


class OAuth:
    """Hands out codes and exchanges them for tokens."""

    def __init__(self, workspaces: list[Workspace]) -> None:
        self._workspaces = workspaces
        self._grants: dict[str, Grant] = {}

    async def page(self, request: web.Request) -> web.StreamResponse:
        """Agree at once, for the workspace that `team` names or else the first."""
        asked = dict(request.query)
        named = [one for one in self._workspaces if one.team_id == asked.get("team")]
        workspace = [*named, self._workspaces[0]][0]
        with workspace.journal.changed:
            try:
                address = self.authorised(workspace, workspace.user("installer"), asked)
            except Refused as refused:
                return web.Response(text=str(refused), status=400)
        return web.Response(status=302, headers={"Location": address})

    def authorised(
        self, workspace: Workspace, user: User, asked: Payload, *, agrees: bool = True
    ) -> str:
        """Give the address to which a member who agrees, or does not, is sent back."""
        app = workspace.app
        if asked.get("client_id") != app.client_id:
            raise Refused("invalid_client_id")
        known = app.manifest.get("oauth_config", {}).get("redirect_urls", [])
        address = asked.get("redirect_uri") or next(iter(known), "")
        if not address or not (not known or address.startswith(tuple(known))):
            raise Refused("bad_redirect_uri")
        answer = {"state": asked.get("state", "")}
        if agrees:
            answer = {"code": secrets.token_hex(16), **answer}
            scopes = frozenset(filter(None, str(asked.get("scope", "")).split(",")))
            given = str(asked.get("redirect_uri") or "")
            grant = Grant(workspace, user, scopes, given, workspace.clock.now())
            self._grants[answer["code"]] = grant
        else:
            answer = {"error": "access_denied", **answer}
        workspace.journal.note(f"{user.name} of {workspace.domain} installs: {agrees}")
        return f"{address}{'&' if urlsplit(address).query else '?'}{urlencode(answer)}"

    def access(self, workspace: Workspace, arguments: Payload) -> Payload:
        """Answer oauth.v2.access."""
        grant = self._exchanged(workspace, arguments)
        town = grant.workspace
        token = f"xoxb-{secrets.token_hex(16)}" if town.standing else town.app.bot_token
        town.app = replace(town.app, agreed=grant.scopes, bot_token=token)
        town.standing = ""
        return {
            "app_id": town.app.app_id,
            "authed_user": {"id": grant.user.id},
            "scope": ",".join(sorted(town.app.scopes)),
            "token_type": "bot",
            "access_token": token,
            "bot_user_id": town.app.bot_user_id,
            "team": {"id": town.team_id, "name": town.domain.title()},
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _exchanged(self, workspace: Workspace, arguments: Payload) -> Grant:
        if arguments.get("client_id") != workspace.app.client_id:
            raise Refused("invalid_client_id")
        if arguments.get("client_secret") != workspace.app.client_secret:
            raise Refused("bad_client_secret")
        grant = self._grants.get(str(arguments["code"]))
        if grant is None or workspace.clock.now() - grant.at > CODE_SECONDS:
            raise Refused("invalid_code")
        if grant.used:
            raise Refused("code_already_used")
        if (arguments.get("redirect_uri") or "") != grant.redirect_uri:
            raise Refused("bad_redirect_uri")
        grant.used = True
        return grant


def asked_of(address: str) -> Payload:
    """Read what an address of the page at /oauth/v2/authorize asks for."""
    return dict(parse_qsl(urlsplit(address).query))
