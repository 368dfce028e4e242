"""Fine-tuning a cross-encoder on examples."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot.answer import FIRST
from evals.ranker.examples import Example
from evals.ranker.training import LOSSES, SENTENCES, TOKENS, Schedule, judged, train, visits
from tests.evals.ranker.conftest import broken_off, example, made
from tests.tinybert import tiny_bert

MANY = 40
"""Sentences of a question, far more than one visit shows."""
BFLOAT = 0.02
"""What scores near 1 may be out by in bfloat16, which has 8 bits for a number's digits."""
TEXTS = ("visits were late", "caseloads were nineteen", "visits were high")
"""Of which the second answers."""


def asked(name: str, many: int) -> list[Example]:
    """Questions of a set, each with a right sentence and a wrong one."""
    return [example(True, False, question=f"{name} {at}?") for at in range(many)]


def long(at: int, *right: int) -> Example:
    """A question with many sentences, of which these answer."""
    return example(*(one in right for one in range(MANY)), question=f"question {at}?")


def numbers(texts: list[str]) -> list[int]:
    """Which of a question's sentences were shown."""
    return [int(text.removeprefix("sentence ")) for text in texts]


@pytest.mark.parametrize("shares", [(0.75, 0.25), (3, 1)])
def test_each_set_has_its_share_of_the_visits(shares: tuple[float, float]) -> None:
    """Whatever its size, and whatever the shares add up to."""
    sets = [(asked("few", 2), shares[0]), (asked("many", 90), shares[1])]

    found = visits(sets, Schedule(visits=40))["question"]

    assert Counter(question.split()[0] for question in found) == {"few": 30, "many": 10}


def test_no_question_is_read_much_more_often_than_another() -> None:
    """All of a set are read before one is read again."""
    found = visits([(asked("all", 4), 1.0)], Schedule(visits=10))["question"]

    assert sorted(Counter(found).values()) == [2, 2, 3, 3]


def test_sets_are_read_in_turns() -> None:
    """One set after the other would be forgotten."""
    sets = [(asked("first", 20), 0.5), (asked("second", 20), 0.5)]

    found = visits(sets, Schedule(visits=40))["question"]

    assert len({question.split()[0] for question in found[:12]}) == 2


def test_a_question_that_teaches_nothing_is_not_read() -> None:
    """And a set of such questions has no visits."""
    idle = [example(False, False, answerable=True, question="idle?")]

    found = visits([(idle + asked("good", 3), 0.5), (idle, 0.5)], Schedule(visits=12))["question"]

    assert Counter(question.split()[0] for question in found) == {"good": 6}


def shown(*right: int) -> list[tuple[list[int], list[float]]]:
    """The sentences of questions, as visits show them, with their labels."""
    rows = visits([([long(at, *right) for at in range(30)], 1.0)], Schedule(visits=180))
    return [(numbers(row["texts"]), row["labels"]) for row in rows]


@pytest.mark.parametrize("right", [(), (33,), (0, 15, 20, 33)])
def test_a_visit_shows_a_few_sentences_once_each(right: tuple[int, ...]) -> None:
    """With what they are; one or two that answer, where there are any."""
    for texts, labels in shown(*right):
        assert len(texts) == len(set(texts)) == SENTENCES
        assert labels == [float(at in right) for at in texts]
        assert min(1, len(right)) <= sum(labels) <= min(2, len(right))


def test_half_of_the_wrong_sentences_are_hard() -> None:
    """Among the ten that our ranking puts first; the others are from anywhere."""
    found = shown(5)

    assert all(sum(at <= 10 and at != 5 for at in texts) >= 3 for texts, _ in found)
    assert {at for texts, _ in found for at in texts} == set(range(MANY))


def test_every_visit_of_a_question_shows_other_sentences() -> None:
    """So that all of them are read in time."""
    rows = visits([([long(0, 5)], 1.0)], Schedule(visits=8))

    assert len({tuple(sorted(row["texts"])) for row in rows}) == 8


def test_a_question_with_few_sentences_shows_them_all() -> None:
    """Fewer than a visit may show."""
    (row,) = visits([([example(False, True, False)], 1.0)], Schedule(visits=1))

    assert sorted(numbers(row["texts"])) == [0, 1, 2]


def test_visits_are_the_same_every_time() -> None:
    """So that training that was broken off goes on with what it has not read."""
    sets = [([long(at, 5) for at in range(9)], 1.0)]

    assert (
        visits(sets, Schedule(visits=20)).to_list() == visits(sets, Schedule(visits=20)).to_list()
    )


def test_binary_training_reads_a_sentence_at_a_time() -> None:
    """The same sentences with the same labels."""
    sets = [([long(at, 5) for at in range(3)], 1.0)]
    lists = visits(sets, Schedule(visits=6)).to_list()

    found = visits(sets, Schedule(visits=6, loss="binary")).to_list()

    assert found == [
        {"question": row["question"], "text": text, "label": label}
        for row in lists
        for text, label in zip(row["texts"], row["labels"], strict=True)
    ]


LESSONS = [
    Example(
        question,
        True,
        f"paper-{at}",
        TEXTS[at:] + TEXTS[:at],
        (0.9, 0.8, 0.7),
        tuple("nineteen" in text for text in TEXTS[at:] + TEXTS[:at]),
        (f"paper-{at}",) * 3,
    )
    for question in ("how high were caseloads?", "caseloads?")
    for at in range(3)
]


@pytest.mark.parametrize("loss", LOSSES)
def test_right_sentences_come_to_score_higher(
    bert: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], loss: str
) -> None:
    """With each of the losses; nothing is printed where a command prints what it found."""
    target = tmp_path / "trained"

    train([(LESSONS, 1.0)], bert, target, Schedule(visits=120, rate=1e-2, batch=3, loss=loss))

    for one in judged(target, LESSONS):
        right = one.says[one.example.right.index(True)]
        assert right > max(said for said in one.says if said != right) + 1
    assert capsys.readouterr().out == ""
    assert sorted(left.name for left in tmp_path.iterdir()) == ["trained"]


def test_a_visit_for_a_teacher_has_its_margins(bert: Path) -> None:
    """Between a right sentence and the wrong ones, of questions that have an answer."""
    idle = [example(False, False, question="idle?", answerable=False)]

    found = visits([(idle, 0.5), (LESSONS, 0.5)], Schedule(visits=8, teacher=bert)).to_list()

    assert len(found) == 4
    for row in found:
        right, wrong = (_logit(bert, row["question"], row[name]) for name in ("right", "wrong 0"))
        assert "nineteen" in row["right"]
        assert row["label"][0] == pytest.approx(right - wrong, abs=BFLOAT)


def test_the_margins_of_a_teacher_are_learnt(bert: Path, tmp_path: Path) -> None:
    """Also by a model that starts elsewhere."""
    other = made(tmp_path / "other", seed=1)
    schedule = Schedule(visits=240, rate=1e-2, batch=6, teacher=bert)

    train([(LESSONS, 1.0)], other, tmp_path / "trained", schedule)

    far, near = (_astray(folder, bert) for folder in (other, tmp_path / "trained"))
    assert near < far / 4


def _astray(folder: Path, teacher: Path) -> float:
    """How far a model's margins are from the teacher's, in the middle."""
    found, wanted = (
        [said - max(one.says) for one in judged(at, LESSONS) for said in one.says]
        for at in (folder, teacher)
    )
    return sum(abs(one - other) for one, other in zip(found, wanted, strict=True)) / len(found)


def test_what_the_start_lacks_is_the_same_every_time(tmp_path: Path) -> None:
    """The last layer of an embedding model: else it would be chance that is compared."""
    start = tiny_bert(tmp_path / "start", headless=True, longest=TOKENS)
    found = []
    for name in ("one", "two"):
        train([(LESSONS, 1.0)], start, tmp_path / name, Schedule(visits=4, batch=4))
        found.append(judged(tmp_path / name, LESSONS[:1])[0].says)

    assert found[0] == pytest.approx(found[1], abs=1e-5)


def test_training_goes_on_from_its_last_checkpoint(bert: Path, tmp_path: Path) -> None:
    """And not from the start again, which is another here."""
    other = made(tmp_path / "other", seed=1)
    target, done = tmp_path / "trained", tmp_path / "done"
    schedule = Schedule(visits=8, batch=4)
    train([(LESSONS, 1.0)], bert, done, schedule)
    broken_off([(LESSONS, 1.0)], bert, target, schedule)

    train([(LESSONS, 1.0)], other, target, schedule)

    found, before = (judged(folder, LESSONS[:1])[0].says for folder in (target, done))
    assert found == pytest.approx(before, abs=BFLOAT)


def test_training_that_is_done_is_not_gone_on_with(bert: Path, tmp_path: Path) -> None:
    """Whoever deletes what was trained gets it trained anew."""
    target = tmp_path / "trained"

    train([(LESSONS, 1.0)], bert, target, Schedule(visits=4, batch=4))

    assert [left.name for left in tmp_path.iterdir()] == ["trained"]


def test_a_checkpoint_that_was_not_written_whole_is_passed_over(bert: Path, tmp_path: Path) -> None:
    """As when the power fails in that moment."""
    work = tmp_path / "trained-checkpoints"
    (work / "checkpoint-9").mkdir(parents=True)
    (work / "checkpoint-9" / "config.json").write_text("{}", "utf-8")

    train([(LESSONS, 1.0)], bert, tmp_path / "trained", Schedule(visits=4, batch=4))

    assert len(judged(tmp_path / "trained", LESSONS[:1])) == 1


def test_what_was_not_saved_whole_is_not_there(
    bert: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that it is not taken for trained."""
    from sentence_transformers import CrossEncoder

    whole = CrossEncoder.save_pretrained

    def broken_off(self: Any, path: str) -> None:
        whole(self, path)
        if "checkpoint" not in path:
            raise KeyboardInterrupt

    monkeypatch.setattr(CrossEncoder, "save_pretrained", broken_off)

    with pytest.raises(KeyboardInterrupt):
        train([(LESSONS, 1.0)], bert, tmp_path / "trained", Schedule(visits=4, batch=4))

    assert not (tmp_path / "trained").exists()


def test_a_model_is_heard_in_log_odds(bert: Path) -> None:
    """As its last layer gives them, for each sentence of each question."""
    found = judged(bert, LESSONS[:2])

    assert [one.example for one in found] == LESSONS[:2]
    for one in found:
        expected = [_logit(bert, one.example.question, text) for text in one.example.texts]
        assert one.says == pytest.approx(expected, abs=BFLOAT)


def test_only_the_first_sentences_are_read(bert: Path) -> None:
    """Those that the bot would let be read; the next question's are its own."""
    found = judged(bert, [long(0, 5), example(True, False)])

    assert [len(one.says) for one in found] == [FIRST, 2]
    assert found[1].says == pytest.approx(judged(bert, [example(True, False)])[0].says, abs=1e-4)


def test_a_sentence_that_is_too_long_loses_its_end(bert: Path) -> None:
    """The model has no place for more."""
    words = ["late"] * TOKENS
    pair = Example(
        "how?",
        True,
        "report",
        (" ".join(words), " ".join([*words, "high"])),
        (1.0, 0.9),
        (True, False),
        ("report", "report"),
    )

    (one,) = judged(bert, [pair])

    assert one.says[0] == pytest.approx(one.says[1], abs=1e-4)


def test_nothing_is_said_of_nothing(bert: Path) -> None:
    """A fold may be empty."""
    assert judged(bert, []) == []


def _logit(folder: Path, question: str, text: str) -> float:
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    model: Any = AutoModelForSequenceClassification.from_pretrained(folder)
    with torch.inference_mode():
        tokens = AutoTokenizer.from_pretrained(folder)(question, text, return_tensors="pt")
        return float(model(**tokens).logits[0, 0])
