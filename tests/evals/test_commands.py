"""councilbot eval, before a command of it is chosen."""

import subprocess
import sys

from click import Context
from click.testing import CliRunner

from evals.commands import evaluate


def test_large_packages_are_imported_only_by_the_commands_that_need_them() -> None:
    """So that `councilbot --help`, which names eval, is quick."""
    large = "{'sklearn', 'scipy', 'ir_measures', 'jinja2', 'rapidfuzz', 'ingest', 'numpy'}"
    code = f"import sys, evals.commands; print(sorted({large} & sys.modules.keys()))"

    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout == "[]\n"


def test_every_command_is_known_by_its_name() -> None:
    """And no other."""
    context = Context(evaluate)

    names = evaluate.list_commands(context)

    assert [evaluate.get_command(context, name).name for name in names] == names
    assert CliRunner().invoke(evaluate, ["sing"]).exit_code == 2
