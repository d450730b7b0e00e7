"""Whether a function of the site (search, link to the site map) is the same, at the same place, on every page."""

from typing import NamedTuple

import msgspec

from rules.evidence.navigation import Block
from rules.navigation import Page, blocks, comparable, in_process, leads_to, population, shared_menus, usual
from rules.outcomes import decide, finding, not_applicable, to_review, unmeasured
from rules.reader import SiteReader
from rules.vocabulary import Finding, Outcome, Text, Verdict
from rules.wording import say, text

_NEAR = 4.0
"""CSS px under which two places are one."""


class Function(NamedTuple):
    """What is looked for: kind of block, name of its signs, and the words for it."""

    kind: str
    signs: str
    the: Text
    none: Text


def compare(site: SiteReader, function: Function) -> Outcome:
    """Say on which pages the function is missing or elsewhere.

    Met where most pages have it identical (same element, same name, same region, same box) and the page too. Failed
    where most pages have it and a page of the same template family (it has their menu) has nothing like it. Anything
    else is for a person.
    """
    pages = comparable(site)
    if not pages:
        return unmeasured(["navigation"])
    holders = [page for page in pages if blocks(page, function.kind)]
    if not holders and not any(getattr(page.navigation, function.signs) for page in pages):
        return not_applicable(function.none)
    key = usual(_key(page, function) for page in holders)
    facts = say(
        "Pages où se trouve {the} : {good} sur {total}.",
        "Pages that have {the}: {good} of {total}.",
        the=function.the,
        good=len(holders),
        total=len(pages),
    )
    if population(site) == 1 or key is None:
        return to_review([], facts)
    model = next(page for page in holders if _key(page, function) == key)
    # In the order of the pages: a set of texts has another order in each process.
    same = dict.fromkeys(page.url for page in holders if _is_same(page, model, function))
    others = [page for page in pages if page.url not in same and not _is_target(page, pages, function)]
    kin, steps = _kin(pages), in_process(site)
    findings = [
        _finding(page, function, certain=page.url in kin and page.url not in steps)
        for page in others
        if not _says_it(page, function)
    ]
    doubtful = [page.url for page in others if _says_it(page, function)]
    outcome = decide(findings, facts) if findings or not doubtful else to_review([], facts)
    held = dict.fromkeys(same, Verdict.C) | dict.fromkeys(doubtful, Verdict.NT)
    return msgspec.structs.replace(outcome, pages=held)


def _key(page: Page, function: Function) -> str:
    """What identifies the function on a page: element, name, region, side of the content."""
    found = blocks(page, function.kind)
    return "\n".join(_word(found[0])) if found else ""


def _word(block: Block) -> tuple[str, ...]:
    return block.tag, block.name, block.place.region, block.place.component, str(block.after_main)


def _is_same(page: Page, model: Page, function: Function) -> bool:
    """Tell whether the function is the same at the same place; in a footer, at the same height within it."""
    one, other = blocks(page, function.kind)[0], blocks(model, function.kind)[0]
    box, its = one.place.box, other.place.box
    if _word(one) != _word(other) or one.shown != other.shown:
        return False
    if box is None or its is None:
        return box is its
    level = one.place.region == "footer" or abs(box.y - its.y) <= _NEAR
    return level and abs(box.x - its.x) <= _NEAR and abs(box.width - its.width) <= _NEAR


def _is_target(page: Page, pages: list[Page], function: Function) -> bool:
    """Tell whether this is the page the function leads to: it needs no way to itself."""
    return any(leads_to(block, page.url) for other in pages for block in blocks(other, function.kind))


def _kin(pages: list[Page]) -> set[str]:
    """Return the pages that have the menu most pages have: they belong to one set of pages."""
    menus = shared_menus(pages, 3)
    wide = max(menus, key=lambda menu: len(menu.on), default=None)
    return set(wide.on) if wide and 2 * len(wide.on) > len(pages) else set()


def _says_it(page: Page, function: Function) -> bool:
    return bool(blocks(page, function.kind)) or bool(getattr(page.navigation, function.signs))


def _finding(page: Page, function: Function, *, certain: bool) -> Finding:
    what = say(
        "Cette page n'a pas {the}, que les autres pages ont au même endroit.",
        "This page lacks {the}, which the other pages have at one place.",
        the=function.the,
    )
    return finding(what, page=page.url, party="template", component=function.kind, certain=certain)


SEARCH = Function(
    "search",
    "search_signs",
    text("le moteur de recherche", "the search"),
    text("Aucune page visitée n'a de moteur de recherche.", "No visited page has a search."),
)
SITEMAP = Function(
    "sitemap",
    "sitemap_signs",
    text("le lien vers le plan du site", "the link to the site map"),
    text("Aucune page visitée ne mène à un plan du site.", "No visited page leads to a site map."),
)
