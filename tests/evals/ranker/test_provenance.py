"""Of what a ranker in the making is made."""

import json
from pathlib import Path

import pytest

from corpus.errors import BadCases, UsedWrongly
from evals.ranker.provenance import claim

QUESTION = {"question": "How many?", "answerable": True, "gold": [{"doc": "plan", "text": "Nine."}]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set of one question."""
    made = tmp_path / "train" / "mine"
    (made / "docs").mkdir(parents=True)
    (made / "docs" / "plan.txt").write_text("Nine.", "utf-8")
    (made / "questions.jsonl").write_text(json.dumps(QUESTION) + "\n", "utf-8")
    return made


@pytest.fixture
def work(tmp_path: Path, folder: Path) -> Path:
    """Where something was made of that set."""
    made = tmp_path / "work"
    claim(made, [[folder], []], "recipe")
    (made / "first").mkdir()
    return made


def test_what_was_broken_off_may_go_on(work: Path, folder: Path) -> None:
    """Of the same questions, papers and recipe."""
    claim(work, [[folder], []], "recipe")

    assert (work / "first").is_dir()


def refuses(work: Path, uses: list[list[Path]], recipe: str = "recipe") -> bool:
    """Whether a claim is refused, with what to do; nothing is lost."""
    with pytest.raises(UsedWrongly, match=r"holds what was made of other .* --work, or delete it"):
        claim(work, uses, recipe)
    return (work / "first").is_dir()


def test_another_recipe_is_refused(work: Path, folder: Path) -> None:
    """Its weights would be taken for those of this one."""
    assert refuses(work, [[folder], []], "other")


def test_another_use_of_a_set_is_refused(work: Path, folder: Path) -> None:
    """What was trained on would be measured by."""
    assert refuses(work, [[], [folder]])


def test_other_questions_are_refused(work: Path, folder: Path) -> None:
    """Also where only a mark is another."""
    lines = json.dumps(QUESTION | {"answerable": False}) + "\n"
    (folder / "questions.jsonl").write_text(lines, "utf-8")

    assert refuses(work, [[folder], []])


@pytest.mark.parametrize("name", ["plan.txt", "more.txt"])
def test_other_papers_are_refused(work: Path, folder: Path, name: str) -> None:
    """Another one, or one that has grown."""
    (folder / "docs" / name).write_text("Nine and ten.", "utf-8")

    assert refuses(work, [[folder], []])


def test_a_folder_of_something_else_is_refused(tmp_path: Path, folder: Path) -> None:
    """Nothing tells what it is made of."""
    (tmp_path / "other" / "first").mkdir(parents=True)

    assert refuses(tmp_path / "other", [[folder]])
    assert [one.name for one in (tmp_path / "other").iterdir()] == ["first"]


def test_sets_of_one_name_are_refused(tmp_path: Path, work: Path, folder: Path) -> None:
    """The second would get what was found for the first."""
    other = tmp_path / "more" / "train" / "mine"
    other.mkdir(parents=True)

    with pytest.raises(UsedWrongly, match="Two folders are called train-mine: "):
        claim(work, [[folder], [other]], "recipe")


def test_questions_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    """Before a folder is made for what is made of them."""
    (tmp_path / "none").mkdir()

    with pytest.raises(BadCases, match="cannot be read"):
        claim(tmp_path / "work", [[tmp_path / "none"]], "recipe")

    assert not (tmp_path / "work").exists()
