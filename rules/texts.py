"""Texts of a page as the patterns read them."""

import re
import unicodedata

_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2019": "'"})


def normal(said: str) -> str:
    """Return the text as the patterns read it: NFC, plain spaces and apostrophes, one space at a time."""
    return re.sub(r"[ \t]+", " ", unicodedata.normalize("NFC", said).translate(_SPACES))
