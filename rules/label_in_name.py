"""Whether the accessible name of a control holds the label people see, word for word (WCAG "
"2.5.3, RGAA 6.1.5, 7.1.3, 11.2.5)."""

import re
import unicodedata

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORDS = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"(?<=[^\W\d_])[-‐‑'’](?=[^\W\d_])")
_ABBREVIATED = re.compile(r"(\.\.\.|…)\s*$")


def words(text: str, *, joined: bool) -> list[str]:
    """Return the words of a text: lower case, no accents, no punctuation, no symbol.

    Args:
        joined: read hyphenated words as one.
    """
    flat = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in flat if not unicodedata.combining(c))
    return _WORDS.findall(_JOINED.sub("" if joined else " ", bare))


def holds_label(name: str, label: str) -> bool:
    """Tell whether the name holds the label's words, in order and next to one another.

    Asides in brackets may be left out. A label of one letter or of symbols only is a drawing, not a word.

    >>> [holds_label("Télécharger le guide (PDF)", "Télécharger"), holds_label("the full", "The full label")]
    [True, False]
    >>> [holds_label("20 21", "2021"), holds_label("Fermer", "X"), holds_label("non-standard", "nonstandard")]
    [False, True, True]
    """
    whole = _ABBREVIATED.sub("", label)
    wanted = [
        words(text, joined=joined) for text in (whole, _ASIDE.sub(" ", whole)) for joined in (True, False)
    ]
    if any(not one or (len(one) == 1 and len(one[0]) == 1 and not one[0].isdigit()) for one in wanted):
        return True
    held = [words(name, joined=joined) for joined in (True, False)]
    return any(_inside(one, inside) for one in wanted for inside in held)


def _inside(part: list[str], whole: list[str]) -> bool:
    size = len(part)
    return any(whole[start : start + size] == part for start in range(len(whole) - size + 1))
