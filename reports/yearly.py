"""Writes the yearly report: one page to print, its style inside."""

from pathlib import Path

from reports.folder import replace_file
from reports.language import Speech
from reports.palette import fill_style
from reports.render import TEMPLATES, Frame, render
from reports.views.yearly import make_yearly
from rules import __version__
from rules.vocabulary import Lang
from rules.yearly import Year


def write_yearly(year: Year, target: Path, lang: Lang) -> None:
    """Write the report of a year as one HTML file without any other.

    Raises:
        OSError: the file cannot be written.
    """
    speech = Speech(lang)
    view = make_yearly(year, speech, __version__)
    frame = Frame(target.name, view.title, speech.say("footer", version=__version__))
    style = fill_style((TEMPLATES / "limpide.css").read_text(encoding="utf-8"))
    replace_file(target, render("yearly.html.j2", frame, view, speech, style=style.decode("utf-8")))
