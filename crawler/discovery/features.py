"""What a page holds that the RGAA sample looks for, read in its HTML without a browser.

form: a form with at least one field to fill in, search and log-in apart. search: a search field. login: a
password field. table: a data table (caption, thead or scope, or th cells over three rows or more; no
role=presentation). media: video, audio,
or a frame of a known player. frame: any frame. images: four images or more.
process: a form that says which step it is (aria-current=step, a step indicator's class, or "étape 1 sur 3").
"""

import re

from lxml.html import HtmlElement

_NOT_FIELDS = {"hidden", "submit", "button", "reset", "image", "search", "password"}
_SEARCH_NAME = re.compile(r"^(q|s|query|search.*|recherche.*|keywords?|mots?[-_]?cl.*|terms?)$", re.I)
_PLAYER = re.compile(
    r"//([\w-]+\.)*(youtube(-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com)/|/videos/embed/", re.I
)
_STEP_CLASS = re.compile(
    r"(^|[-_\s])(stepper|steps?-indicator|progress-?steps?|wizard|etapes?)($|[-_\s])", re.I
)
_STEP_TEXT = re.compile(r"\b(étape|etape|step)\s+\d+\s*(sur|of|/)\s*\d+", re.I)

_SEVERAL = 4
"""Images from which a page stands for those that show many."""


def features(body: HtmlElement, text: str) -> list[str]:
    """Return the features of a page, sorted; text is the page's own, for the steps of a process."""
    found: set[str] = set()
    forms = list(body.iter("form"))
    for form in forms:
        found |= _form_features(form)
    if not forms and body.find(".//input[@type='password']") is not None:
        found.add("login")
    if body.find(".//*[@role='search']") is not None or body.find(".//input[@type='search']") is not None:
        found.add("search")
    if any(_is_data_table(table) for table in body.iter("table")):
        found.add("table")
    frames = [frame.get("src") or "" for frame in body.iter("iframe", "frame")]
    found |= {"frame"} if frames else set()
    if any(_PLAYER.search(src) for src in frames) or next(body.iter("video", "audio"), None) is not None:
        found.add("media")
    if sum(1 for _ in body.iter("img")) >= _SEVERAL:
        found.add("images")
    if "form" in found and _shows_steps(body, text):
        found.add("process")
    return sorted(found)


def _form_features(form: HtmlElement) -> set[str]:
    inputs = [(field.get("type") or "text").lower() for field in form.iter("input")]
    names = [field.get("name") or "" for field in form.iter("input")]
    if "password" in inputs:
        return {"login"}
    get = (form.get("method") or "get").lower() == "get"
    if (
        form.get("role") == "search"
        or "search" in inputs
        or (get and any(_SEARCH_NAME.match(n) for n in names))
    ):
        return {"search"}
    fillable = any(kind not in _NOT_FIELDS for kind in inputs)
    return {"form"} if fillable or next(form.iter("select", "textarea"), None) is not None else set()


def _is_data_table(table: HtmlElement) -> bool:
    if table.get("role") in ("presentation", "none"):
        return False
    marks = (".//caption", ".//thead//th", ".//th[@scope]")
    if any(table.find(mark) is not None for mark in marks):
        return True
    return table.find(".//th") is not None and sum(1 for _ in table.iter("tr")) >= 3


def _shows_steps(body: HtmlElement, text: str) -> bool:
    if _STEP_TEXT.search(text) or body.find(".//*[@aria-current='step']") is not None:
        return True
    return any(
        _STEP_CLASS.search(element.get("class") or "") for element in body.iter("div", "ol", "ul", "nav")
    )
