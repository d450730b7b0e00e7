"""Finds the language of a text, with a second opinion; a short text makes no claim."""

import re
from collections import Counter, defaultdict
from functools import cache

from babel import Locale, UnknownLocaleError
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from rules.evidence.languages import Detected
from rules.referentials import read_data

LANGUAGES = [
    "fr",
    "en",
    "de",
    "es",
    "it",
    "pt",
    "nl",
    "ca",
    "eu",
    "br",
    "oc",
    "co",
    "gl",
    "ro",
    "pl",
    "cs",
    "sk",
    "sl",
    "hr",
    "hu",
    "sv",
    "da",
    "no",
    "fi",
    "et",
    "lv",
    "lt",
    "el",
    "tr",
    "ru",
    "uk",
    "bg",
    "sr",
    "ar",
    "he",
    "fa",
    "ur",
    "hi",
    "bn",
    "ta",
    "zh",
    "ja",
    "ko",
    "vi",
    "th",
    "id",
    "ms",
    "sw",
    "af",
    "is",
    "ga",
    "cy",
    "la",
    "sq",
    "hy",
    "ka",
    "mt",
]
"""Languages told apart: those of Europe, and the most spoken ones."""
OWN_MIN, OWN_SHARE = 3, 4
LETTERS_MIN, WORDS_MIN = 20, 4
"""Below, a text makes no claim."""
_ALPHABETS = {
    "arabic": re.compile(r"[\u0600-\u06ff]"),
    "hebrew": re.compile(r"[\u0590-\u05ff]"),
    "greek": re.compile(r"[\u0370-\u03ff]"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
}
_SCRIPTS = {"ar": "arabic", "fa": "arabic", "ur": "arabic", "he": "hebrew", "el": "greek"} | dict.fromkeys(
    ("ru", "uk", "bg", "sr"), "cyrillic"
)
_MOST = 0.7
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPT_ONLY = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def detect(text: str, declared: str) -> Detected:
    """Return the language found for a text, against the code that holds for it.

    >>> found = detect("Bienvenue sur le site de la commune, ouvert à tous", "en")
    >>> found.code, found.own > found.other
    ('fr', True)
    """
    words = [word.lower() for word in _WORD.findall(text)]
    letters = sum(map(len, words))
    dense = bool(_SCRIPT_ONLY.search(text))
    if letters < (6 if dense else LETTERS_MIN) or (len(words) < WORDS_MIN and not dense):
        return Detected(words=len(words))
    code, confidence = _identifier().classify(text)
    if (script := _script(text, letters)) and script != _SCRIPTS.get(declared[:2].lower(), "latin"):
        # Another script proves another language, whichever of its languages it is.
        confidence = 1.0 if _SCRIPTS.get(code, "latin") == script else confidence
    small = small_words()
    own, other = small.get(code, frozenset()), small.get(declared[:2].lower(), frozenset())
    return Detected(
        code=code,
        confidence=round(float(confidence), 5),
        own=sum(word in own and word not in other for word in words),
        other=sum(word in other and word not in own for word in words),
        words=len(words),
    )


def speaks(text: str, code: str) -> bool:
    """Tell cheaply whether a text is plainly in a language: three of its small words at least, a quarter of all words.

    Small words of another language that this one lacks are at most a third of them.

    >>> speaks("La mairie est ouverte à tous les habitants de la commune", "fr")
    True
    >>> speaks("The town hall is open to every citizen of the town", "fr")
    False
    """
    own = small_words().get(code)
    if not own:
        return False
    words = _WORD.findall(text.lower())
    rest = [word for word in words if word not in own]
    held = len(words) - len(rest)
    if held < max(OWN_MIN, len(words) / OWN_SHARE):
        return False
    spoken = _spoken()
    others = Counter(code for word in rest if word in spoken for code in spoken[word])
    return all(3 * count <= held for count in others.values())


def named_language(text: str) -> str:
    """Return the code of the language whose own name this is, "" when it is none.

    >>> named_language("Deutsch"), named_language("Horaires")
    ('de', '')
    """
    return _own_names().get(re.sub(r"\s*(version|\([^)]*\))\s*$", "", text.strip().lower()), "")


def _script(text: str, letters: int) -> str:
    """Return the alphabet that most letters belong to, "" for Latin and others."""
    return next((name for name, held in _ALPHABETS.items() if len(held.findall(text)) > _MOST * letters), "")


@cache
def small_words() -> dict[str, frozenset[str]]:
    """Small words by language code."""
    return {code: frozenset(words.split()) for code, words in read_data("small-words.json").items()}


@cache
def _spoken() -> dict[str, tuple[str, ...]]:
    """Codes of the languages that have a small word, by word."""
    found = defaultdict(list)
    for code, words in small_words().items():
        for word in words:
            found[word].append(code)
    return {word: tuple(codes) for word, codes in found.items()}


def prepare() -> None:
    """Load the model, once: about a second, to be spent in a thread of its own."""
    _identifier()


@cache
def _identifier() -> LanguageIdentifier:
    made = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    made.set_languages([one for one in LANGUAGES if one in made.labels])
    return made


@cache
def _own_names() -> dict[str, str]:
    names = {}
    for code in LANGUAGES:
        try:
            said = Locale(code).get_language_name(code)
        except UnknownLocaleError:
            continue
        names[(said or "").lower()] = code
    return {name: code for name, code in names.items() if name}
