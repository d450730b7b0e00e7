"""Writes the minutes of an acceptance: one page to sign, its style inside."""

from pathlib import Path

from reports.folder import replace_file
from reports.language import Speech
from reports.palette import fill_style
from reports.render import TEMPLATES, Frame, render
from reports.views.minutes import MinutesFacts, make_minutes
from rules import __version__
from rules.vocabulary import Lang


def write_minutes(facts: MinutesFacts, target: Path, lang: Lang) -> None:
    """Write the minutes as one HTML file without any other.

    Raises:
        OSError: the file cannot be written.
    """
    speech = Speech(lang)
    view = make_minutes(facts, speech)
    frame = Frame(target.name, view.title, speech.say("footer", version=__version__))
    names = ("limpide.css", "minutes.css")
    style = fill_style("\n".join((TEMPLATES / name).read_text(encoding="utf-8") for name in names))
    replace_file(target, render("minutes.html.j2", frame, view, speech, style=style.decode("utf-8")))
