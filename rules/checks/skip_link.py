"""A skip link leads to the content, and works with the keyboard.

Why: without it, the whole menu is crossed on every page. Who: people who use the keyboard or a switch. How to fix: a
link to the main zone among the first stops, visible with the focus, whose target exists.
"""

from rules.evidence.record import Place
from rules.evidence.skip_links import SkipLink, SkipLinks
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import say, text

_FEW = 3
"""Stops before the main zone below which there is little to skip."""


@rule(
    id="skip-link",
    scope="template",
    theme="keyboard",
    unit=text("lien", "link"),
    title=text("Réparer le lien d'accès au contenu", "Repair the skip link"),
    why=text(
        "Sans lien d'accès rapide, il faut traverser tout le menu à chaque page.",
        "Without a skip link, the whole menu has to be crossed on every page.",
    ),
    who=text(
        "Les personnes qui naviguent au clavier ou avec un contacteur.",
        "People who use the keyboard or a switch.",
    ),
    fix=text(
        "Placer parmi les premiers éléments un lien vers la zone principale, visible au focus, dont la cible existe.",
        "Put among the first elements a link to the main zone, visible with the focus, whose target exists.",
    ),
    criteria={"rgaa:12.7": "nc"},
    needs=(SkipLinks,),
    source="RGAA 4.1.2, 12.7 ; WCAG 2.2, 2.4.1",
)
def judge(page: PageReader) -> Outcome:
    """Read where each skip link leads when Enter is pressed."""
    record = page.need(SkipLinks)
    if not record.links and record.before_main < _FEW and record.dormant is None:
        return not_applicable(
            text("Rien à éviter avant la zone principale.", "Nothing to skip before the main zone.")
        )
    good = [one for one in record.links if one.shown and one.moved]
    facts = say(
        "Liens d'accès rapide essayés : {n} ; qui fonctionnent : {good} ; arrêts avant la zone principale : {before}.",
        "Skip links tried: {n}; that work: {good}; stops before the main zone: {before}.",
        n=len(record.links),
        good=len(good),
        before=record.before_main,
    )
    findings = [_finding(page, one) for one in record.links if not (one.shown and one.moved)]
    return decide(findings + _absent(page, record), facts)


def _absent(page: PageReader, record: SkipLinks) -> list[Finding]:
    if record.links:
        leads = any(one.to_main or one.moved or "conten" in one.name.lower() for one in record.links)
        return [] if leads else [_without(page, record.links[0].place, certain=False)]
    if record.dormant is not None:
        what = text(
            "Le lien d'accès au contenu existe dans le code, mais aucune touche ne l'atteint.",
            "The skip link is in the source, but no key reaches it.",
        )
        return [finding(what, place=record.dormant, party="template", certain=record.main)]
    return [_without(page, None, certain=record.main and record.before_main >= _FEW)]


def _without(page: PageReader, place: Place | None, *, certain: bool) -> Finding:
    what = text(
        "Aucun lien ne permet d'aller directement au contenu principal.",
        "No link leads straight to the main content.",
    )
    return finding(
        what, place=place, party="template", component="" if place else "skip link", certain=certain
    )


def _finding(page: PageReader, one: SkipLink) -> Finding:
    said = _said(one)
    what = say(said.fr, said.en, name=one.name, keys=one.keys, target=one.target)
    certain = one.twice and (one.named or one.to_main) and not (one.shown and one.moved)
    return finding(what, place=one.place, party=page.party_of(one.place), certain=certain)


def _said(one: SkipLink) -> Text:
    if not one.moved and one.target and not one.found:
        return text(
            "« {name} » mène à #{target}, qui n'existe pas : après {keys}, le focus n'a pas sauté le menu.",
            "“{name}” leads to #{target}, which does not exist: after {keys}, the focus has not skipped the menu.",
        )
    if not one.moved:
        return text(
            "« {name} » n'a pas déplacé le focus vers sa cible : touches {keys}.",
            "“{name}” did not move the focus to its target: keys {keys}.",
        )
    return text(
        "« {name} » reste caché quand il reçoit le focus : touches {keys}.",
        "“{name}” stays hidden while it has the focus: keys {keys}.",
    )
