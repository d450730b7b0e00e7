"""From a view to a page: the Jinja environment, strict and escaping, and the frame around every page."""

from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reports.language import Speech
from reports.layout import RESULTS, STYLE, relative
from reports.safety import finalize
from reports.views.parts import Cell

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """Return the environment of the templates: a missing value is an error, every text is escaped."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True)
class Frame:
    """What surrounds a page: its path in the report, its title, its breadcrumb, who made it."""

    path: str
    title: str
    footer: str
    crumbs: list[Cell] = field(default_factory=list)
    here: str = ""


def render(template: str, frame: Frame, view: Any, speech: Speech, style: str = "") -> bytes:
    """Return a page as UTF-8 HTML.

    Args:
        style: the style sheet itself, for a page that stands alone; the report's file otherwise.

    Raises:
        jinja2.UndefinedError: the template asks for what the view does not hold.
    """
    html = (
        environment()
        .get_template(template)
        .render(
            view=view,
            frame=frame,
            lang=speech.lang,
            say=speech.say,
            href=partial(relative, frame.path),
            style=STYLE,
            inline=style,
            results=RESULTS,
        )
    )
    return html.encode("utf-8")
