"""The sentences of discovery in both languages, and the one that says why an address gave no answer."""

import json
from functools import cache
from pathlib import Path

from crawler.discovery.fence import PRIVATE
from rules.vocabulary import Text

_KINDS = {
    "CannotResolveHostError": "why.dns",
    "DownloadConnectionRefusedError": "why.refused",
    "DownloadTimeoutError": "why.timeout",
    "DownloadCancelledError": "why.size",
    "IgnoreRequest": "why.size",
}
"""Scrapy's exceptions by name; IgnoreRequest is raised by its decompression alone."""


@cache
def _sentences() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = json.loads(
        Path(__file__).with_name("sentences.json").read_text(encoding="utf-8")
    )
    return loaded


def sentence(key: str, **values: object) -> Text:
    """Return the sentence of that key in both languages; a Text given as value is said in each."""

    def say(lang: str) -> str:
        said = {n: getattr(v, lang) if isinstance(v, Text) else v for n, v in values.items()}
        return _sentences()[key][lang].format(**said)

    return Text(say("fr"), say("en"))


def why_silent(error: BaseException, megabytes: int) -> Text:
    """Return why a request got no usable answer; megabytes is the bound that a page exceeded, if it did."""
    chain, causes = error, []
    while chain is not None:
        causes.append(f"{type(chain).__name__} {chain}")
        chain = chain.__cause__ or chain.__context__  # type: ignore[assignment]
    key = _KINDS.get(type(error).__name__, "why.cut")
    if key == "why.cut" and any(
        word in cause for cause in causes for word in ("SSL", "TLS", "ertificat", "OpenSSL")
    ):
        key = "why.tls"
    if key == "why.dns" and any(PRIVATE in cause for cause in causes):
        key = "why.private"
    return sentence(key, megabytes=megabytes)
