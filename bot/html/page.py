"""
What somebody asked for -> one page that needs nothing else.

Whatever papers say is shown as text: the templates escape it, and a page loads and runs nothing.
"""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.words import also, led, source

_TEMPLATES = Path(__file__).parent / "templates"


def page(template: str, **shown: Any) -> str:
    """A page of one of the templates, with the style inside."""
    return _environment().get_template(template).render(shown)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(source=source, led=led, also=also)
    environment.tests["web"] = _web
    return environment


def _web(address: str) -> bool:
    """Whether an address is one of the web's, which a reader may open."""
    return address.startswith(("https://", "http://"))
