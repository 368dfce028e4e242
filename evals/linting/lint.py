"""Question files -> everything that is wrong with them, and how many cases there are of what."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from corpus.errors import BadCases
from corpus.folding import fold
from evals.casefiles import Entry, entries, twice
from evals.cases import Case, files
from evals.linting import quoted, soundness
from evals.linting.faults import Fault
from evals.linting.library import Library
from evals.linting.likeness import alike
from evals.linting.mending import Mend, mend

Read = tuple[Entry, Case]
Watch = Callable[[Sequence[Read]], Iterable[Read]]


@dataclass(frozen=True)
class Reported:
    """A fault, and where it is."""

    file: Path
    line: int
    """Counted from 1; 0 for the whole file."""
    case: str
    """The case's id, where it has one."""
    fault: Fault
    entry: Entry | None = None


@dataclass(frozen=True)
class Report:
    """What came of linting."""

    faults: tuple[Reported, ...]
    """By file and line."""
    cases: tuple[Case, ...]
    """Those that can be read."""

    @property
    def errors(self) -> int:
        """How many faults are more than warnings."""
        return sum(one.fault.serious for one in self.faults)

    @property
    def counts(self) -> Counter[tuple[str, bool, str]]:
        """How many cases there are of each category, answerable or not, and split."""
        return Counter((one.category, one.answerable, one.split) for one in self.cases)


def lint(paths: Iterable[Path], library: Library | None, watch: Watch = iter) -> Report:
    """
    Check the cases of files and folders; without a library the quotes are not looked for.

    `watch` is handed the cases to go through, so that it can show how far that is.
    """
    found: list[Reported] = []
    read: list[Read] = []
    for file in files(paths):
        try:
            for entry in entries(file):
                case, faults = _read(entry)
                found += [_reported(entry, fault) for fault in faults]
                read += [(entry, case)] if case else []
        except BadCases as error:
            found.append(Reported(file, 0, "", Fault("schema", str(error))))
    for entry, case in watch(read):
        found += [_reported(entry, fault) for fault in soundness.faults(case)]
        if library:
            found += [_reported(entry, fault) for fault in quoted.faults(case, library)]
    found += _together(read)
    return Report(tuple(sorted(found, key=_order)), tuple(case for _, case in read))


def fix(report: Report) -> tuple[int, list[str]]:
    """Fill in what is certain; how many quotes were mended, and why others could not be."""
    mended, refused = 0, []
    certain = [one for one in report.faults if one.fault.mend and one.entry]
    for file, some in groupby(certain, key=lambda one: one.file):
        mends = [Mend(one.entry, one.fault.way, one.fault.mend) for one in some if one.entry]
        try:
            mend(file, mends)
        except BadCases as error:
            refused.append(str(error))
        else:
            mended += len(mends)
    return mended, refused


def _order(one: Reported) -> tuple[str, int, bool]:
    return str(one.file), one.line, not one.fault.serious


def _reported(entry: Entry, fault: Fault) -> Reported:
    given = entry.given if isinstance(entry.given, dict) else {}
    return Reported(entry.file, entry.line_of(fault.way), str(given.get("id", "")), fault, entry)


def _read(entry: Entry) -> tuple[Case | None, list[Fault]]:
    """The case that an entry is, or else everything in it that is not as the schema says."""
    try:
        case = TypeAdapter(Case).validate_python(entry.given)
    except ValidationError as error:
        return None, [
            Fault(
                "schema",
                f"{'.'.join(map(str, one['loc'])) or 'the case'}: {one['msg']}",
                one["loc"],
            )
            for one in error.errors()
        ]
    doubled = twice(entry.node) if entry.node else ()
    return case, [Fault("schema", f"{key.value} is given twice") for key in doubled]


def _together(read: Sequence[Read]) -> Iterator[Reported]:
    """What is wrong with cases beside each other."""
    first: dict[str, Entry] = {}
    for entry, case in read:
        if case.id in first:
            message = f"the id is that of {_place(first[case.id])} too: give each its own"
            yield _reported(entry, Fault("unique ids", message, ("id",)))
        first.setdefault(case.id, entry)
    for pair in alike([case.question for _, case in read]):
        (_, one), (entry, two) = read[pair.earlier], read[pair.later]
        if (one.history, one.as_of) == (two.history, two.as_of):
            same = _words(one.question) == _words(two.question)
            message = f"{one.id} asks the same" if same else f"much like {one.id}: “{one.question}”"
            yield _reported(entry, Fault("duplicates", message, ("question",), serious=same))


def _words(question: str) -> str:
    return "".join(filter(str.isalnum, fold(question).text))


def _place(entry: Entry) -> str:
    return f"{entry.file}:{entry.line}"
