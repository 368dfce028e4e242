"""
Where the tokens of workspaces are kept: SQLite, or a database that the settings name.

A workspace's id is its own in all of Slack. So a workspace of an enterprise, which Slack's stores
file under both ids, is found by its own too, as the bot asks for it.
"""

from contextlib import closing
from importlib.util import find_spec
from typing import TYPE_CHECKING

from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.models.bot import Bot
from slack_sdk.oauth.installation_store.sqlite3 import SQLite3InstallationStore

from corpus.errors import BadSetting, MemoryNotWritten
from corpus.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine


async def store(settings: Settings, file: str) -> AsyncInstallationStore:
    """The store that the settings name, else one in this file."""
    if not settings.installations:
        return InFile(database=file, client_id=settings.slack_client)
    if not find_spec("sqlalchemy"):
        raise BadSetting(
            "COUNCILBOT_INSTALLATIONS names a database, which needs more packages:"
            " pip install 'councilbot[workspaces]'."
        )
    from sqlalchemy.exc import ArgumentError, InvalidRequestError
    from sqlalchemy.ext.asyncio import create_async_engine

    try:
        engine = create_async_engine(settings.installations)
    except (ArgumentError, InvalidRequestError, ImportError) as error:
        raise BadSetting(
            "COUNCILBOT_INSTALLATIONS is no address of a database: write one as"
            " postgresql+asyncpg://name:password@host/database."
        ) from error
    return await _in_database(settings.slack_client, engine)


async def _in_database(client: str, engine: "AsyncEngine") -> AsyncInstallationStore:
    from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore
    from sqlalchemy import select
    from sqlalchemy.exc import SQLAlchemyError

    class InDatabase(AsyncSQLAlchemyInstallationStore):
        async def async_find_bot(
            self,
            *,
            enterprise_id: str | None,
            team_id: str | None,
            is_enterprise_install: bool | None = False,
        ) -> Bot | None:
            return await super().async_find_bot(
                enterprise_id=enterprise_id or await self._enterprise(team_id),
                team_id=team_id,
                is_enterprise_install=is_enterprise_install,
            )

        async def _enterprise(self, team: str | None) -> str | None:
            bot = self.bots.c
            found = select(bot.enterprise_id).where(bot.client_id == client, bot.team_id == team)
            async with self.engine.connect() as connection:
                newest = await connection.execute(found.order_by(bot.installed_at.desc()).limit(1))
                return newest.scalar()

    opened = InDatabase(client, engine)
    try:
        await opened.create_tables()  # type: ignore[no-untyped-call]
    except (SQLAlchemyError, OSError) as error:
        await engine.dispose()
        raise MemoryNotWritten(
            "The database that COUNCILBOT_INSTALLATIONS names does not answer, or does not let us"
            " write: check that it runs, and its name and password."
        ) from error
    return opened


class InFile(SQLite3InstallationStore):
    """Slack's store in a file, which can forget too where it is asked asynchronously."""

    async def async_find_bot(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        is_enterprise_install: bool | None = False,
    ) -> Bot | None:
        return self.find_bot(
            enterprise_id=enterprise_id or self._enterprise(team_id),
            team_id=team_id,
            is_enterprise_install=is_enterprise_install,
        )

    def _enterprise(self, team_id: str | None) -> str:
        """The enterprise with which a workspace was installed last; empty without one."""
        with closing(self.connect()) as database:
            found = database.execute(
                "select enterprise_id from slack_bots where client_id = ? and team_id = ?"
                " order by installed_at desc limit 1",
                (self.client_id, team_id),
            ).fetchone()
        return str(found[0]) if found else ""

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        self.delete_bot(enterprise_id=enterprise_id, team_id=team_id)

    async def async_delete_installation(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> None:
        self.delete_installation(enterprise_id=enterprise_id, team_id=team_id, user_id=user_id)
