"""All that a site says of its accessibility: mention, declaration, plans, contact; with faults and duties."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

import msgspec

from rules.addresses import same_place
from rules.declaration.check import check
from rules.declaration.contact import read_contact
from rules.declaration.fault import About, Fault
from rules.declaration.mention import EXPECTED, Mention, read_mention
from rules.declaration.obligations import Duty, five_duties
from rules.declaration.plain import fold, plain, sentences, squeezed
from rules.declaration.plans import Plan, read_plans
from rules.declaration.read import Declaration, read
from rules.declaration.regulator import Reading, as_the_robot
from rules.declaration.services import HOST
from rules.declaration.source import Source
from rules.referentials import read_data
from rules.vocabulary import Text
from rules.wording import say, text

_SKETCH = 200
"""Sentences of its own kept of a declaration, at most."""
_WORDS = 5
"""A sentence of fewer words tells nobody's text from another's."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One of the parts of a declaration: what was read, and the words of the two official templates ("" where a
    template does not ask for it)."""

    id: str
    name: Text
    said: str
    model: str
    format: str
    optional: bool


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What a site says of its accessibility.

    url: of the declaration, "" when none was read. missing: why none was read, proven absent. faults: of the mention
    first. own: hashes of the sentences that are in no template: two declarations that share them are copies.
    rendered: read in a browser.
    """

    home: str
    url: str
    mention: Mention | None
    declaration: Declaration | None
    plans: list[Plan] = []
    contact: list[str] = []
    parts: list[Part] = []
    faults: list[Fault] = []
    duties: list[Duty] = []
    robot: list[Reading] = []
    missing: Text = Text("", "")
    own: list[str] = []
    rendered: bool = True


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What a statement is made of. home, page: as read, None when they were not. answers: status by address.

    missing: why there is no declaration, when that is proven. document: address of a document linked as the
    declaration, which was not read. proven, bound: see About.
    """

    host: str
    today: date
    home: Source | None
    page: Source | None = None
    answers: Mapping[str, int] = {}
    missing: Text = Text("", "")
    document: str = ""
    proven: list[str] | None = None
    bound: float | None = None


def make_statement(given: Given) -> Statement:
    """Return all that was read, and what is wrong with it."""
    mention = read_mention(given.home) if given.home else None
    page, home = given.page, given.home
    found = read(page.text, given.host) if page else None
    plans = read_plans([one for one in (page, home) if one], given.today.year, given.answers) if page else []
    contact = read_contact(page) if page else []
    about = About(mention=mention, plans=plans, contact=contact, proven=given.proven, bound=given.bound)
    faults = [
        *mention_faults(mention, home),
        *(check(found, given.host, given.today, about) if found else _none(given)),
    ]
    elsewhere = page is not None and _leads_on(page)
    if elsewhere:
        faults = [
            msgspec.structs.replace(one, certain=one.certain and one.id != "no-declaration") for one in faults
        ]
    return Statement(
        home=home.url if home else "",
        url=page.url if page else "",
        mention=mention,
        declaration=found,
        plans=plans,
        contact=contact,
        parts=_parts(found) if found else [],
        faults=faults,
        duties=five_duties(mention, found, plans, contact, given.today, given.missing, elsewhere=elsewhere),
        robot=as_the_robot(home, mention, page, found, plans, given.today.year) if home and mention else [],
        missing=given.missing,
        own=own_sentences(page.text) if page else [],
        rendered=all(one.rendered for one in (home, page) if one),
    )


def _leads_on(page: Source) -> bool:
    """Tell whether a page has a link, named so, to a declaration on another page."""
    return any(
        "declaration" in fold(spot.text)
        and "accessib" in fold(spot.text)
        and not same_place(spot.url, page.url)
        for spot in page.links
    )


def mention_faults(mention: Mention | None, home: Source | None) -> list[Fault]:
    """Return what is wrong with the mention of the home page."""
    if mention is None or home is None or mention.how == "exact":
        return []
    whats = {
        "other-words": say(
            "La mention est écrite en d'autres mots, {where}.",
            "The mention is in other words, {where}.",
            where=mention.where,
        ),
        "image": text("La mention n'est que dans une image.", "The mention is only in an image."),
        "hidden": text("La mention ne s'affiche pas.", "The mention is not shown."),
        "near": say(
            "La page d'accueil affiche « {said} » : ce n'est pas l'une des trois mentions de la loi.",
            "The home page shows “{said}”: this is not one of the three mentions of the law.",
            said=mention.said,
        ),
        "none": text(
            "La page d'accueil n'affiche aucune mention d'accessibilité.",
            "The home page shows no accessibility mention.",
        ),
    }
    return [
        Fault(
            id=f"mention-{mention.how}",
            what=whats[mention.how],
            said=mention.said,
            expected=EXPECTED,
            certain=home.rendered and mention.how in ("near", "none"),
            page=home.url,
        )
    ]


def _none(given: Given) -> list[Fault]:
    expected = text(
        "Une page « Accessibilité » sur le site, avec la déclaration, et son lien sur chaque page.",
        "An “Accessibilité” page on the site, with the declaration, and its link on every page.",
    )
    if given.document:
        what = text(
            "La déclaration est un document à télécharger.", "The declaration is a document to download."
        )
        return [Fault(id="in-a-document", what=what, said=given.document, expected=expected, certain=False)]
    unknown = text("Aucune page de déclaration n'a été trouvée.", "No page with a declaration was found.")
    what = given.missing if given.missing.fr else unknown
    return [Fault(id="no-page", what=what, said="", expected=expected, certain=False)]


def _parts(found: Declaration) -> list[Part]:
    return [
        Part(
            id=one["id"],
            name=text(one["fr"], one["en"]),
            said=found.parts.get(one["id"], ""),
            model=one["model"] or "",
            format=one["format"] or "",
            optional=one["optional"],
        )
        for one in read_data("declaration-patterns.json")["sections"]
    ]


def own_sentences(said: str) -> list[str]:
    """Return hashes of the sentences of a declaration that are in no official template, names of hosts left out."""
    found: dict[str, None] = {}
    for sentence in sentences(plain(said)):
        bare = squeezed(HOST.sub(" ", fold(sentence)))
        if len(bare.split()) >= _WORDS and not any(known in bare for known in _template()):
            found[hashlib.sha256(bare.encode()).hexdigest()[:8]] = None
    return list(found)[:_SKETCH]


@cache
def _template() -> tuple[str, ...]:
    """Beginnings of the sentences that every declaration has."""
    return tuple(read_data("declaration-patterns.json")["template_sentences"])


def shared(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of their own sentences that two declarations have in common, 0 without any."""
    both = set(one) | set(other)
    return len(set(one) & set(other)) / len(both) if both else 0.0
