"""Texts that name nothing: what a template left behind."""

import re
import unicodedata
from functools import cache

from rules.referentials import read_data

_FILE = re.compile(
    r"(https?://\S+|www\.\S+|[\w./-]+\.(html?|php|aspx?|jsp|docx?|pdf|jpe?g|png|svg|webp|gif))", re.IGNORECASE
)
_POINTS = re.compile(
    r"(ce|cet|cette|ces|celui|celle|this|these|that|those)(?:-ci|-là)?(\s+\w+){1,2}", re.IGNORECASE
)
_LOREM = re.compile(r"\blorem ipsum\b", re.IGNORECASE)


def plain(said: str) -> str:
    """Return a text in lower case, without accents, punctuation and spare spaces.

    >>> plain("  Titre de la Page : »")
    'titre de la page'
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", said.lower()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", bare))


def is_generic(said: str, kind: str) -> bool:
    """Tell whether a text names nothing for its kind: title, heading, label, button, legend or option.

    >>> [is_generic(one, "title") for one in ("Untitled", "index.html", "!!!", "Horaires de la mairie")]
    [True, True, True, False]
    """
    bare = plain(said)
    return not bare or bare in _words(kind) or bool(_FILE.fullmatch(said.strip()) or _LOREM.search(said))


def is_all_purpose(name: str) -> bool:
    """Tell whether the name of a link suits any link; an address or the name of a file says where it leads.

    >>> [is_all_purpose(one) for one in ("Lire la suite…", "Cliquez ici", "https://devuan.org", "budget.pdf", "PDF")]
    [True, True, False, False, True]
    """
    bare = plain(name)
    return bool(bare) and bare in _words("link")


def says_nothing(name: str) -> bool:
    """Tell whether the name of a link suits any link, or only points at what stands around: "this product".

    >>> [says_nothing(one) for one in ("Cliquez ici", "Ce document", "Horaires de la mairie")]
    [True, True, False]
    """
    return is_all_purpose(name) or _POINTS.fullmatch(name.strip()) is not None


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(read_data("generic-words.json")[kind].split("|"))
