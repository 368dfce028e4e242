"""The text from which an office document is made."""

from pathlib import Path

from corpus.typesetting.source import Source


def test_facts_stand_at_the_head(tmp_path: Path) -> None:
    """What looks like one further down is a line."""
    file = tmp_path / "a.md"
    file.write_text("% made: 2024-03-21\n% footer: Board: log\n\n# Title\n\n% of cases\n", "utf-8")

    found = Source.read(file)

    assert found.about == {"made": "2024-03-21", "footer": "Board: log"}
    assert found.lines == ("# Title", "% of cases")


def test_apostrophes_are_curly(tmp_path: Path) -> None:
    """As a word processor makes them."""
    file = tmp_path / "a.md"
    file.write_text("Children's plan\n", "utf-8")

    assert Source.read(file).lines == ("Children’s plan",)
