"""Keeps secrets out of what is written: a keyed hash stands in their place, the same all through one run.

The key is drawn anew in every process and never written, so that nobody can try words against the hash.
"""

import base64
import hashlib
import hmac
import html
import json
import secrets
from collections.abc import Iterable, Mapping
from functools import cache
from urllib.parse import quote, quote_plus

MARK = "redacted-"
SHORTEST = 6
"""Characters of the shortest secret: a shorter one would be found in ordinary words."""
CREDENTIALS = ("cookie", "authorization", "proxy-authorization")
SET_COOKIE = "set-cookie"


@cache
def _key() -> bytes:
    return secrets.token_bytes(32)


def keyed(value: str) -> str:
    """Return what is written in place of a secret."""
    digest = hmac.new(_key(), value.encode("utf-8", "surrogatepass"), hashlib.sha256)
    return MARK + digest.hexdigest()[:16]


def without_credentials(headers: Mapping[str, str]) -> dict[str, str]:
    """Return headers, names in lower case, the values of credentials and of cookies hashed."""
    return {name: _hidden(name, value) for name, value in headers.items()}


def _hidden(name: str, value: str) -> str:
    if name in CREDENTIALS:
        return keyed(value)
    if name == SET_COOKIE:
        return "\n".join(map(_cookie, value.split("\n")))
    return value


def _cookie(line: str) -> str:
    """Return a Set-Cookie line with its value hashed, its attributes kept."""
    pair, semicolon, rest = line.partition(";")
    name, equals, value = pair.partition("=")
    return f"{name}={keyed(value)}{semicolon}{rest}" if equals else keyed(pair) + semicolon + rest


class Redactor:
    """Replaces secrets, in every form they take when they are written, by their keyed hash."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._forms: dict[bytes, bytes] = {}
        self.learn(known)

    def __bool__(self) -> bool:
        return bool(self._forms)

    def learn(self, known: Iterable[str]) -> None:
        """Take more secrets; shorter ones than SHORTEST are left."""
        for secret in known:
            if len(secret) >= SHORTEST:
                mark = keyed(secret).encode()
                for form in forms_of(secret):
                    self._forms.setdefault(form.encode("utf-8", "surrogatepass"), mark)
        # The longest first: a form may hold another one.
        self._forms = dict(sorted(self._forms.items(), key=lambda item: -len(item[0])))

    def clean(self, content: bytes) -> bytes:
        """Return text or JSON without any form of a secret; the hash needs no escape, so JSON stays JSON."""
        for form, mark in self._forms.items():
            if form in content:
                content = content.replace(form, mark)
        return content

    def clean_text(self, text: str) -> str:
        """Return a text without any form of a secret."""
        return self.clean(text.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")


def forms_of(secret: str) -> list[str]:
    """Return a secret as it may be written: plain, in an address, in JSON, in HTML, in base64 wherever it begins."""
    raw = secret.encode("utf-8", "surrogatepass")
    in_address = [quote(secret, safe=""), quote(secret), quote_plus(secret)]
    written = [
        secret,
        *in_address,
        *(one.lower() for one in in_address if "%" in one),
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
        html.escape(secret),
        html.escape(secret, quote=False),
        raw.hex(),
    ]
    written += [form for shift in range(3) for form in _base64(raw, shift)]
    return list(dict.fromkeys(form for form in written if len(form) >= SHORTEST))


def _base64(raw: bytes, shift: int) -> list[str]:
    """Return the base64 of bytes that begin at this place of a group of three, without what depends on neighbours."""
    coded = base64.b64encode(b"\0" * shift + raw).decode().rstrip("=")
    whole = coded[(0, 2, 3)[shift] :]
    if (shift + len(raw)) % 3:
        whole = whole[:-1]
    forms = [whole, whole.replace("+", "-").replace("/", "_")]
    escaped = whole.replace("+", "%2B").replace("/", "%2F")
    return [*forms, escaped]
