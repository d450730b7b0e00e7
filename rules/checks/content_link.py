"""A link leads to the main content, or past it, and can be used.

Why: without it the menu is gone through link by link on every page. Who: people who use a keyboard. How to fix:
make the first link of the page lead to main, visible when it takes the focus.
"""

from rules.evidence.structure import SkipLink, Structure
from rules.outcomes import decide, finding
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import say, text


@rule(
    id="content-link",
    theme="navigation",
    unit=text("page", "page"),
    title=text("Offrir un lien d'accès au contenu qui fonctionne", "Offer a link to the content that works"),
    why=text(
        "Sans lui, le menu est parcouru lien par lien sur chaque page.",
        "Without it, the menu is gone through link by link on every page.",
    ),
    who=text(
        "Les personnes qui naviguent au clavier ou avec un contacteur.",
        "People who navigate with a keyboard or a switch.",
    ),
    fix=text(
        "Placer en tête de page un lien « Aller au contenu » vers main, visible quand il prend le focus.",
        'Put first on the page a link "Skip to content" to main, visible when it takes the focus.',
    ),
    criteria={"rgaa:12.7": "nc"},
    needs=(Structure,),
    source="RGAA 4.1.2, 12.7",
)
def judge(page: PageReader) -> Outcome:
    """Report that there is none, or that none can work: no target, never focusable, never visible."""
    record = page.need(Structure)
    links = [one for one in record.skips if one.before_main]
    facts = say(
        "Liens d'accès au contenu : {n} ; liens et boutons avant le contenu : {before}.",
        "Links to the content: {n}; links and buttons before the content: {before}.",
        n=len(links),
        before=record.before_main,
    )
    has_main = any(mark.rendered and "main" in (mark.tag, mark.role) for mark in record.landmarks)
    if any((one.to_main or not has_main) and _usable(one, record) is None for one in links):
        return decide([], facts)
    if not links:
        return decide(_none(record), facts)
    return decide([_broken(one, record) for one in links[:1]], facts)


def _none(record: Structure) -> list[Finding]:
    """Without a main element the zone is unknown: a person says; so does a page with little before its content."""
    main = any(mark.rendered and "main" in (mark.tag, mark.role) for mark in record.landmarks)
    before = record.before_main if main else record.links
    sure = before >= bar("skip-link-before") and (main or not record.skips)
    what = text("Aucun lien ne mène au contenu principal.", "No link leads to the main content.")
    return [finding(what, party="template", certain=sure)] if before else []


def _usable(one: SkipLink, record: Structure) -> Text | None:
    """Return why the link cannot be used, None when nothing says so."""
    if not one.found:
        return say("La cible #{id} n'existe pas.", "The target #{id} does not exist.", id=one.fragment)
    if not one.rendered:
        return text(
            "Le lien est masqué : le clavier ne l'atteint pas.",
            "The link is hidden: the keyboard cannot reach it.",
        )
    if one.tabindex.startswith("-"):
        return text(
            "Le lien est retiré du parcours au clavier.", "The link is taken out of the keyboard's path."
        )
    if not one.seen and not one.appears and not record.focus_unread:
        return text(
            "Le lien reste invisible quand il prend le focus.",
            "The link stays invisible when it takes the focus.",
        )
    return None


def _broken(one: SkipLink, record: Structure) -> Finding:
    why = _usable(one, record)
    if why is None:
        what = say(
            "Le lien « {it} » ne mène pas au contenu principal.",
            'The link "{it}" does not lead to the main content.',
            it=one.text[:60],
        )
        return finding(what, place=one.place, party="template", certain=False)
    what = say("Lien « {it} » : {why}", 'Link "{it}": {why}', it=one.text[:60], why=why)
    return finding(what, place=one.place, party="template")
