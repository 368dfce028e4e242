"""What is printed of a protocol."""

import json
from dataclasses import replace
from io import StringIO

from rich.console import Console

from evals.comparison import Difference
from evals.protocols.cut_size import CutSizes, Resized
from evals.protocols.findings import Findings, Tried, findings
from evals.protocols.tables import LISTED, as_object, show
from evals.recorded import Recorded, Shown
from tests.evals.protocols.conftest import CASE

QUOTE = Shown("[red]19\n\x1b[31mchildren", "d", "minutes.txt", 0, 20, 3)
ANSWERED = Recorded("K-1", "answered", confidence=0.5, quotes=(QUOTE,))
SIZES = CutSizes(
    40,
    (
        Resized(
            0.5,
            80,
            (Difference("hit@1", 0.5, 0.25, -0.25, -0.4, -0.1, 0.01, 0.02, 0, 2, 6),),
            (),
            ("K-1", "K-2"),
        ),
    ),
    ("K-9",),
)


def printed(found: Findings | CutSizes) -> str:
    """What a terminal is sent."""
    console = Console(file=StringIO(), width=100, highlight=False, markup=False, emoji=False)
    show(found, console)
    return console.file.getvalue()  # type: ignore[attr-defined]


def tried(number: int, *, counts: bool) -> Tried:
    """A question of which an answer counts or not."""
    return Tried(replace(CASE, id=f"K-{number}"), "number", ANSWERED, {"answers": counts})


def test_shares_and_what_counts_in_them_are_printed() -> None:
    """What a paper says is shown as it is, on one line and without control characters."""
    shown = printed(findings("p", "category", [tried(1, counts=True), tried(2, counts=False)]))

    assert "0.500" in shown
    assert "0.095 to 0.905" in shown
    assert "K-1, number: answers" in shown
    assert "    minutes.txt: [red]19 [31mchildren" in shown
    assert "K-2" not in shown


def test_only_so_many_cases_are_listed() -> None:
    """It is said how many more there are."""
    shown = printed(findings("p", "category", [tried(n, counts=True) for n in range(LISTED + 2)]))

    assert shown.count(", number: answers") == LISTED
    assert "and 2 more: all are printed with --json" in shown


def test_the_object_has_a_row_for_every_question() -> None:
    """Also for those that do not count."""
    found = findings("p", "category", [tried(1, counts=True), tried(2, counts=False)])
    printed = json.loads(json.dumps(as_object(found)))

    assert [row["id"] for row in printed["cases"]] == ["K-1", "K-2"]
    assert printed["cases"][0]["first"] == {
        "source": "minutes.txt",
        "page": 3,
        "text": QUOTE.text,
    }
    assert printed["whole"] == printed["sorts"]["number"]
    assert printed["whole"][0]["total"] == 2


def test_changes_of_cut_sizes_are_printed() -> None:
    """With the cases that only one size answers, and those on which the bot failed."""
    shown = printed(SIZES)

    assert "Passages 0.5 times as long: 80, usually 40" in shown
    assert "-0.250" in shown
    assert "-0.400 to -0.100" in shown
    assert "right only so: none" in shown
    assert "right only as usual: K-1, K-2" in shown
    assert "The bot failed on 1: K-9" in shown
    assert json.loads(json.dumps(as_object(SIZES)))["resized"][0]["changes"][0]["p"] == 0.02
