"""Texts as the patterns of a declaration read them: plain() keeps what people see, fold() drops accents and case."""

import re
import unicodedata

_SPACES = dict.fromkeys([0xA0, 0x2000, 0x2001, 0x2002, 0x2003, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F], " ")
_QUOTES = {
    0x2019: "'",
    0x2018: "'",
    0x02BC: "'",
    0x00B4: "'",
    0x2011: "-",
    0x2010: "-",
    0xFF05: "%",
    0xFF1A: ":",
}
_NOTHING = dict.fromkeys([0x200B, 0x200C, 0x200D, 0xFEFF, 0xAD, 0x2060])
_FOLDED = {ord(one): other for one, other in zip("–—−œŒæÆ\r", "---ooaa\n", strict=True)}
_FIGURE = re.compile(r"[ \t]*\d{1,3}(?:[.,]\d+)? ?%[ \t]*")
_FIGURE_THEN_NOUN = re.compile(
    r"(?<=%)[ \t]*\n+[ \t]*(?=(?:des?|du|of the) (?:crit|conform|rgaa)|crit[eè]res)", re.IGNORECASE
)
_LIST = re.compile(r":[ \t]*\n+[ \t]*[-•–*·]?[ \t]*")
_END = re.compile(r"(?<!\d)(?<!\b[nv])\.(?!\d)\s*|(?<=\d)\.(?=\s|$)|\n|;|!|\?(?=\s|$)")


def plain(text: str) -> str:
    """Return the text NFC, with plain spaces, hyphens and apostrophes, one space at a time, nothing invisible."""
    made = unicodedata.normalize("NFC", text).translate(_NOTHING).translate(_SPACES).translate(_QUOTES)
    return re.sub(r"[ \t\f\v]+", " ", made)


def fold(text: str) -> str:
    """Return the text lower case and without accents, character for character: spans hold for both.

    >>> fold("Établie à Œuilly")
    'etablie a ouilly'
    """
    return text.translate(_TABLE)


class _Table(dict[int, str]):
    """One character to one, learnt as they come."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = found = base if len(base) == 1 else chr(code)
        return found


_TABLE = _Table(_FOLDED)


def sentences(said: str) -> list[str]:
    """Return the sentences of a plain text.

    A point between digits ends none; a line that leads to a list goes with its items; a label and the figure below
    it, or a figure and the noun below it, are one sentence: tables and cards are written so.
    """
    joined = _with_labels(_FIGURE_THEN_NOUN.sub(" ", said))
    joined = _LIST.sub(": ", joined)
    return [one.strip() for one in _END.split(joined) if one and one.strip()]


def _with_labels(said: str) -> str:
    """Return the text with each figure alone on its line joined to its label: the line above, else the one below."""
    lines = [line for line in said.split("\n") if line.strip()]
    made: list[str] = []
    for rank, line in enumerate(lines):
        if not _FIGURE.fullmatch(line):
            made.append(line)
        elif made and "%" not in made[-1] and made[-1].strip()[-1].isalpha():
            made[-1] = f"{made[-1]} : {line}"
        elif rank + 1 < len(lines) and "%" not in lines[rank + 1]:
            lines[rank + 1] = f"{line} {lines[rank + 1]}"
        else:
            made.append(line)
    return "\n".join(made)


def squeezed(said: str) -> str:
    """Return the text on one line."""
    return " ".join(said.split())
