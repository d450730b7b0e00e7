"""Languages and reading directions: what is declared, and what the texts are written in."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class Detected(msgspec.Struct, frozen=True, kw_only=True):
    """The language found for a text.

    code: ISO 639-1, "" when the text is too short for any claim. confidence: of the classifier, 0 to 1. own,
    other: small words (articles, pronouns…) of the language found, and of the language declared, counted in the
    text. words: words of the text.
    """

    code: str = ""
    confidence: float = 0.0
    own: int = 0
    other: int = 0
    words: int = 0


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A text, the language code that holds for it ("" for none), and the language found.

    text: at most 200 characters. tag: of the element. name_of: the language whose own name it is ("en" for
    English), "" else.
    shown: it is rendered.
    """

    lang: str
    text: str
    place: Place
    detected: Detected = Detected()
    tag: str = ""
    name_of: str = ""
    shown: bool = True


class Direction(msgspec.Struct, frozen=True, kw_only=True):
    """A reading direction. dir: what rules the text, "" for nothing, lower case; page: it stands on html or body.

    letters: letters of the text; rtl: those read from right to left. text: at most 100 characters.
    """

    dir: str
    text: str
    letters: int
    rtl: int
    page: bool
    place: Place
    shown: bool = True


class Languages(Record, frozen=True, kw_only=True):
    """The document and its frames.

    lang, xml_lang: of the html element of the page, None when absent. whole: the language found for all texts
    that the page's own code holds for, characters of them. foreign: texts found to be in another language than
    the code that holds for them. parts: every element with a code of its own. runs: texts read from right to
    left; directions: every dir attribute. texts: how many texts were read; unread: frames that did not answer.
    """

    NAME: ClassVar[str] = "languages"
    lang: str | None
    xml_lang: str | None
    whole: Detected
    characters: int
    foreign: list[Passage] = []
    parts: list[Passage] = []
    runs: list[Direction] = []
    directions: list[Direction] = []
    texts: int = 0
    unread: int = 0
