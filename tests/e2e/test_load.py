"""Many questions at once, and a bot that is killed: each is answered, once."""

from pathlib import Path

from corpus.settings import NONE, Settings
from tests.conftest import ROOT
from tests.fakeslack.server import FakeSlack
from tests.load.crowd import Crowd, questions
from tests.load.kill import RETRIES, Storm, survived
from tests.load.load import Plan, run
from tests.load.outcome import Count, counted
from tests.load.running import Running


def silent(_asked: int, _waiting: int) -> None:
    """Show no progress."""


def test_a_burst_of_questions_is_answered_once_each(sample: Settings, tmp_path: Path) -> None:
    """Forty, in channels and directly, by as many members; and some that come after."""
    with (
        FakeSlack.start(manifest=ROOT / "manifest.json") as slack,
        Running(slack, sample, tmp_path) as bot,
    ):
        bot.connected()
        crowd = Crowd(slack, questions(sample))
        seen = run(slack, bot, crowd, Plan(burst=40, rate=5, seconds=1, within=2), silent)

    assert counted(seen.outcomes) == Count(asked=45, missing=0, doubled=0, apologies=0)


def test_no_question_is_lost_or_doubled_when_the_bot_is_killed(
    sample: Settings, tmp_path: Path
) -> None:
    """At any moment: what was acknowledged is remembered, and what was posted is found again."""
    with (
        FakeSlack.start(manifest=ROOT / "manifest.json", retries=RETRIES) as slack,
        Running(slack, sample, tmp_path, COUNCILBOT_RANKER=NONE) as bot,
    ):
        bot.connected()
        crowd = Crowd(slack, questions(sample))
        found = survived(slack, bot, crowd, Storm(events=25, kills=4, seed=2), silent)

    assert found.count == Count(asked=25, missing=0, doubled=0, apologies=0)
