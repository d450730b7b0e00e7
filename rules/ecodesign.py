"""The eco-design declaration of a site: where it is, what it says, and whether it is proven that there is none."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from urllib.parse import unquote, urlsplit

import msgspec

from rules.addresses import host, same_place, without_fragment
from rules.eco_digest import cut, patterns
from rules.reader import SiteReader
from rules.referentials import read_data
from rules.texts import normal
from rules.vocabulary import Text
from rules.wording import count, join, number, say, text

QUOTE_MAX = 240
QUOTES = 2
"""Sentences quoted at most on one criterion."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀÂÇÉÈÊËÎÏÔÙÛŒ«\"(\d])|\n+|\s•\s")
_LABEL = re.compile(r" ?:\s*\n+")


class Said(msgspec.Struct, frozen=True):
    """One sentence and the page that says it."""

    url: str
    sentence: str


class Declaration(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the declaration.

    pages: address and text of the pages that are one. elsewhere: sentences of other pages that speak of eco-design.
    unread: addresses that look like one and were not read as a page (document, other site, page not visited). absent:
    proven that the site has none.
    """

    pages: list[tuple[str, str]]
    elsewhere: list[Said]
    unread: list[str]
    absent: bool

    @property
    def sentences(self) -> Iterator[Said]:
        """Every sentence of the declaration."""
        for url, said in self.pages:
            for sentence in sentences(said):
                yield Said(url, sentence)

    def quotes(self, criterion: str) -> list[Said]:
        """Return the sentences to show the person who decides a criterion, from the declaration first."""
        wanted = criterion_patterns().get(criterion, ())
        own = [one for one in self.sentences if any(p.search(one.sentence) for p in wanted)]
        others = [one for one in self.elsewhere if any(p.search(one.sentence) for p in wanted)]
        chosen = {one.sentence: one for one in [*own, *others]}.values()
        return [_around(one, wanted) for one in list(chosen)[:QUOTES]]


@cache
def criterion_patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    """The words to look for in a declaration, by criterion."""
    written: dict[str, list[str]] = read_data("ecodesign-declaration.json")["criteria"]
    return {one: tuple(re.compile(p, re.IGNORECASE) for p in found) for one, found in written.items()}


def sentences(said: str) -> list[str]:
    """Return the sentences of a text: its lines, cut at full stops; a label ending in ":" keeps the line below."""
    whole = _LABEL.sub(" : ", said)
    return [one.strip() for one in _SENTENCE.split(whole) if one and len(one.strip()) > 1]


def read_declaration(site: SiteReader) -> Declaration:
    """Return what the visited pages and the inventory tell of the declaration."""
    pages = [(one.url, one.eco.declaration) for one in site.pages if one.eco.declaration]
    elsewhere = [
        Said(one.url, sentence)
        for one in site.pages
        for line in one.eco.mentions
        for sentence in sentences(line)
        if patterns().mention.search(sentence)
    ]
    unread = _unread(site, [url for url, _said in pages])
    return Declaration(
        pages=pages,
        elsewhere=elsewhere,
        unread=unread,
        absent=site.whole and not pages and not unread and not elsewhere,
    )


def _unread(site: SiteReader, read: Sequence[str]) -> list[str]:
    """Return the addresses that look like a declaration and whose text was not read."""
    linked = [without_fragment(link.url) for page in site.pages for link in page.eco.links]
    known = [
        a.url for a in site.addresses or () if a.kind in ("page", "document") and _looks(a.url, a.labels)
    ]
    seen = [*read, *(page.url for page in site.pages if page.measured)]
    every = dict.fromkeys([*linked, *known])
    return [url for url in every if url.startswith("http") and not any(same_place(url, one) for one in seen)]


def _looks(url: str, labels: Sequence[str]) -> bool:
    known = patterns()
    path = unquote(urlsplit(url).path)
    return bool(known.url.search(path)) or any(known.link.search(normal(label)) for label in labels)


def _around(one: Said, wanted: Sequence[re.Pattern[str]]) -> Said:
    """Return the sentence cut around the words looked for."""
    if len(one.sentence) <= QUOTE_MAX:
        return one
    start = min(found.start() for p in wanted if (found := p.search(one.sentence)))
    begin = max(0, min(start - QUOTE_MAX // 3, len(one.sentence) - QUOTE_MAX))
    shown = one.sentence[begin:]
    return Said(one.url, cut("…" + shown.partition(" ")[2] if begin else shown, QUOTE_MAX))


def quoted(found: Sequence[Said]) -> Text:
    """Return sentences between quotation marks, each with its page."""
    parts = [
        say(
            "« {said} » ({where})",
            "“{said}” ({where})",
            said=cut(one.sentence, QUOTE_MAX + 20),
            where=urlsplit(one.url).path or host(one.url),
        )
        for one in found
    ]
    return join(parts, " ; ")


def where(site: SiteReader, found: Declaration) -> Text:
    """Say where the declaration is, or how far it was looked for."""
    if found.pages:
        return say("Déclaration lue : {url}.", "Declaration read: {url}.", url=found.pages[0][0])
    if found.unread:
        return say(
            "Déclaration annoncée mais non lue par l'outil : {url}.",
            "Declaration announced, not read by the tool: {url}.",
            url=found.unread[0],
        )
    known = len(site.addresses or ())
    visited = sum(page.measured for page in site.pages)
    whole = text("", "") if site.whole else text(" (site non visité en entier)", " (site not wholly visited)")
    return say(
        "Aucune déclaration d'écoconception trouvée : {known} adresses connues, {visited}{whole}.",
        "No eco-design declaration found: {known} known addresses, {visited}{whole}.",
        known=number(known),
        visited=count(visited, ("page lue", "pages lues"), ("page read", "pages read")),
        whole=whole,
    )
