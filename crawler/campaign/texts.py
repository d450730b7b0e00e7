"""Configuration files as text, and the error that names a place in one of them."""

import difflib
import re
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

from crawler.discovery.scope import address
from crawler.errors import ConfigurationError
from rules.vocabulary import Text

_BLANK = re.compile(r"[\s\x00-\x1f\x7f]")


def read_text(path: Path, *encodings: str) -> str:
    """Return the text of a configuration file, in the first of the encodings it fits (UTF-8 without any).

    Raises:
        ConfigurationError: the file cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    for encoding in encodings or ("utf-8-sig",):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unreadable(path, "UTF-8")


def _unreadable(path: Path, why: str) -> ConfigurationError:
    fr = f"Le fichier {path} ne peut pas être lu ({why})."
    return ConfigurationError(Text(fr, f"The file {path} cannot be read ({why})."))


def wrong(path: Path, line: int, fr: str, en: str) -> ConfigurationError:
    """Return the error of one place of a configuration file."""
    return ConfigurationError(Text(f"{path}, ligne {line} : {fr}.", f"{path}, line {line}: {en}."))


def unknown(path: Path, line: int, key: str, known: list[str]) -> NoReturn:
    """Refuse a key that does not exist, naming the nearest one.

    Raises:
        ConfigurationError: always.
    """
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    fr = f"la clé « {key} » n’existe pas" + (f" ; la plus proche est « {near[0]} »" if near else "")
    en = f"the key '{key}' does not exist" + (f"; the nearest one is '{near[0]}'" if near else "")
    raise wrong(path, line, fr, en)


def check_url(url: str) -> Text | None:
    """Return the sentence of what is wrong with a start address, None when it is a usable http(s) URL."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        parts = urlsplit("")
    if parts.scheme in ("http", "https") and parts.hostname and address(url) and not _BLANK.search(url):
        if parts.username or parts.password:
            return Text(
                "l’adresse ne doit pas porter d’identifiants", "the address must carry no credentials"
            )
        return None
    return Text(
        f"« {url} » n’est pas une adresse de site : il faut https://… ou http://…",
        f"'{url}' is not the address of a site: it must be https://… or http://…",
    )
