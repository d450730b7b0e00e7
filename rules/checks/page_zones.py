"""The zones of the page are said by header, nav, main and footer.

Why: these elements let people jump to a zone of the page. Who: screen reader users. How to fix: put each zone
in its element, keep nav for menus, show one main only.
"""

from rules.evidence.page import Page
from rules.evidence.structure import Landmark, Structure, Zone
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import say, text

_NAMES = {
    "header": text("l'en-tête", "the header"),
    "footer": text("le pied de page", "the footer"),
    "nav": text("le menu", "the menu"),
    "main": text("le contenu principal", "the main content"),
}

_SHORT = 60
"""Characters up to which the text of a nav may be one step of a path."""


@rule(
    id="page-zones",
    theme="structure",
    unit=text("zone", "zone"),
    title=text(
        "Structurer la page avec header, nav, main et footer",
        "Structure the page with header, nav, main, footer",
    ),
    why=text(
        "Ces balises permettent d'aller droit à une zone de la page.",
        "These tags let people go straight to a zone of the page.",
    ),
    who=text("Les personnes qui utilisent un lecteur d'écran.", "People who use a screen reader."),
    fix=text(
        "Mettre chaque zone dans sa balise, réserver nav aux menus, ne montrer qu'un main.",
        "Put each zone in its tag, keep nav for menus, show one main only.",
    ),
    criteria={"rgaa:9.2": "nc"},
    needs=(Structure, Page),
    source="RGAA 4.1.2, 9.2",
)
def judge(page: PageReader) -> Outcome:
    """Report zones without their element, nav elements that hold no navigation, several or hidden main elements."""
    record = page.need(Structure)
    if "html5_doctype" not in page.conditions:
        return not_applicable(
            text("Le doctype n'est pas celui de HTML5.", "The doctype is not that of HTML5.")
        )
    found = [one for kind in ("header", "footer", "nav") for one in _missing(page, record, kind)]
    found += [one for mark in record.landmarks if mark.tag == "nav" for one in _misused(page, mark)]
    found += _mains(page, record)
    facts = say(
        "Zones structurées : {n} ; fautes : {bad}.",
        "Structured zones: {n}; faults: {bad}.",
        n=sum(mark.tag in _NAMES for mark in record.landmarks),
        bad=len(found),
    )
    return decide(found, facts)


def _missing(page: PageReader, record: Structure, kind: str) -> list[Finding]:
    """Return the zones of one kind that stand outside their element: proven when the page has none at all."""
    zones = [z for z in record.zones if z.kind == kind and not z.semantic]
    marks = [
        m for m in record.landmarks if m.tag == kind and m.rendered and not (m.sectioned and kind != "nav")
    ]
    if not zones or (marks and kind != "nav"):
        return []
    return [_unmarked(page, zone, certain=not marks) for zone in zones[:1]]


def _unmarked(page: PageReader, zone: Zone, *, certain: bool) -> Finding:
    what = say(
        "{zone} n'est pas dans une balise {tag}.",
        "{zone} is not in a {tag} tag.",
        zone=Text(_NAMES[zone.kind].fr.capitalize(), _NAMES[zone.kind].en.capitalize()),
        tag=zone.kind,
    )
    return finding(what, place=zone.place, party="template", certain=certain)


def _misused(page: PageReader, mark: Landmark) -> list[Finding]:
    if not mark.rendered or mark.role not in ("", "navigation"):
        return []
    party = page.party_of(mark.place)
    if mark.links == 0 and mark.controls == 0 and mark.text:
        what = text("Une balise nav ne contient aucun lien.", "A nav tag holds no link.")
        return [finding(what, place=mark.place, party=party, certain=_is_prose(mark.text))]
    if mark.social > 1 and mark.social == mark.links:
        what = text(
            "Une balise nav ne tient que des liens vers des réseaux sociaux.",
            "A nav tag holds links to social networks only.",
        )
        return [finding(what, place=mark.place, party=party)]
    return []


def _is_prose(said: str) -> bool:
    """Tell whether a nav without link holds text, not the first step of a path, which is the page itself."""
    return len(said) > _SHORT or said.endswith((".", "!", "?", "…"))


def _mains(page: PageReader, record: Structure) -> list[Finding]:
    mains = [m for m in record.landmarks if m.tag == "main"]
    shown = [m for m in mains if m.rendered]
    if len(shown) > 1:
        what = say("{n} balises main sont visibles.", "{n} main tags are visible.", n=len(shown))
        return [finding(what, place=shown[1].place, party="template")]
    if mains and not shown:
        what = text("La balise main est masquée.", "The main tag is hidden.")
        return [finding(what, place=mains[0].place, party="template")]
    styled = [m for m in mains if not m.rendered and not m.hidden]
    if styled:
        what = text(
            "Une autre balise main n'est masquée que par les styles.",
            "Another main tag is hidden by styles only.",
        )
        return [finding(what, place=styled[0].place, party="template", certain=False)]
    return []
