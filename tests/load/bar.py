"""How far a run has got, on standard error and only on a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress


@contextmanager
def bar(console: Console, questions: int) -> Iterator[Callable[[int, int], None]]:
    """A bar; it is told how many questions have been asked, and how many of them wait."""
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("starting", total=questions)

        def told(asked: int, waiting: int) -> None:
            said = f"{asked:,} asked, {waiting:,} waiting"
            progress.update(task, description=said, completed=asked - waiting)

        yield told
