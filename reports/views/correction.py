"""The views of corrections: a card, the page of one, the list of all."""

from dataclasses import dataclass

from reports.rule_texts import find_rule
from reports.safety import safe_href, shorten
from reports.views.context import SiteContext
from reports.views.parts import Cell, Fact, Listing, Picture, Table, heads, number
from rules.vocabulary import Correction, Finding, Text
from rules.wording import REGIONS

HTML_SHOWN = 600
PAGES_SHOWN = 60
PLACES_SHOWN = 12
ROWS_A_PAGE = 36


@dataclass(frozen=True)
class Card:
    """A correction in short, on the scorecard."""

    id: str
    title: str
    path: str
    kind: str
    certainty: str
    facts: list[Fact]
    picture: Picture | None


@dataclass(frozen=True)
class Paragraph:
    """A titled paragraph of a correction's page."""

    id: str
    title: str
    lines: list[str]


@dataclass(frozen=True)
class Example:
    """One place shown: the sentence, the picture, the element."""

    title: str
    what: str
    page: Cell
    picture: Picture | None
    pair: list[Picture]
    selector: str
    html: str
    resource: Cell | None


@dataclass(frozen=True)
class CorrectionView:
    """The page of one correction."""

    id: str
    title: str
    kind: str
    certainty: str
    lead: str
    facts: list[Fact]
    paragraphs: list[Paragraph]
    examples: list[Example]
    places: Listing
    pages: Listing
    criteria: list[Cell]
    source: Cell | None
    cite: str


def certainty(context: SiteContext, correction: Correction) -> tuple[str, str]:
    """Return the style and the words of how sure a correction is."""
    if correction.certain:
        return "nc", context.speech.say("correction.certain")
    return "ask", context.speech.say("correction.review")


def gain(context: SiteContext, correction: Correction) -> str:
    """Return what the fix saves on a first visit, "" when nothing is proven."""
    say, size = context.speech.say, context.speech.size
    parts = []
    if correction.saved_bytes:
        parts.append(size(correction.saved_bytes))
    if correction.saved_requests:
        parts.append(say("requests", n=correction.saved_requests))
    return say("correction.gain", what=say("and").join(parts)) if parts else ""


def make_card(context: SiteContext, correction: Correction) -> Card:
    """Return a correction's card."""
    say, text = context.speech.say, context.speech.text
    kind, words = certainty(context, correction)
    rule = find_rule(correction.rule)
    title = context.name(correction)
    where = say(
        "correction.where", places=say("places", n=correction.places), pages=context.count_pages(correction)
    )
    facts = [Fact(say("label.where"), Cell(where)), *_transverse(context, correction)]
    effect = " ".join(filter(None, [text(rule.who) if rule else "", gain(context, correction)]))
    if effect:
        facts.append(Fact(say("label.effect"), Cell(effect)))
    facts.append(Fact(say("label.party"), Cell(say(f"party.{correction.party}"))))
    if rule:
        facts.append(Fact(say("label.fix"), Cell(text(rule.fix))))
    pictures = (context.picture(finding, title) for finding in context.examples(correction))
    picture = next(filter(None, pictures), None)
    return Card(correction.id, title, context.layout.correction(correction.id), kind, words, facts, picture)


def _transverse(context: SiteContext, correction: Correction) -> list[Fact]:
    """Return a line that says that one repair of the template serves most pages; none for other corrections."""
    if not correction.transverse:
        return []
    say = context.speech.say
    region = context.speech.text(REGIONS[correction.transverse])
    return [Fact(say("label.transverse"), Cell(say("correction.transverse", region=region)))]


def make_correction(context: SiteContext, correction: Correction) -> CorrectionView:
    """Return the page of a correction."""
    say = context.speech.say
    kind, words = certainty(context, correction)
    rule = find_rule(correction.rule)
    title = context.name(correction)
    lead = say(
        "correction.where", places=say("places", n=correction.places), pages=context.count_pages(correction)
    )
    facts = [
        *_transverse(context, correction),
        Fact(say("label.party"), Cell(say(f"party.{correction.party}"))),
    ]
    if saved := gain(context, correction):
        facts.append(Fact(say("label.effect"), Cell(saved)))
    if component := context.component(correction):
        facts.append(Fact(say("label.component"), Cell(component, kind="code")))
    paragraphs = _paragraphs(context, correction)
    return CorrectionView(
        correction.id,
        title,
        kind,
        words,
        lead,
        facts,
        paragraphs,
        [_example(context, f, title, rank) for rank, f in enumerate(context.examples(correction), 1)],
        _places(context, correction),
        _pages(context, correction),
        criteria_cells(context, correction),
        _source(rule.source) if rule and rule.source else None,
        _cite(context, correction, title),
    )


def _paragraphs(context: SiteContext, correction: Correction) -> list[Paragraph]:
    """Return what, why, who and how; what is the first place's own sentence."""
    say, rule = context.speech.say, find_rule(correction.rule)
    texts: list[tuple[str, Text]] = [("what", f.what) for f in correction.findings[:1]]
    if rule:
        texts += [("why", rule.why), ("who", rule.who), ("fix", rule.fix)]
    shown = [Paragraph(i, say(f"correction.{i}"), context.speech.text(t).split("\n")) for i, t in texts]
    if not rule:
        unknown = say("correction.unknown", rule=correction.rule)
        shown.append(Paragraph("why", say("correction.why"), [unknown]))
    return shown


def _source(source: str) -> Cell:
    """Return the source of a rule, a link when it is an address."""
    return Cell(source, url=safe_href(source) if source.startswith("https://") else "")


def _cite(context: SiteContext, correction: Correction, title: str) -> str:
    site = context.site
    return context.speech.say(
        "correction.cite_text",
        title=title,
        id=correction.id,
        site=site.name,
        url=site.url,
        day=context.speech.day(site.audited_at),
        version=site.method.limpide,
        protocol=site.method.protocol,
    )


def _example(context: SiteContext, finding: Finding, title: str, rank: int) -> Example:
    place = finding.place
    return Example(
        context.speech.say("correction.example", n=rank),
        context.speech.text(finding.what),
        context.page_cell(finding.page),
        context.picture(finding, title),
        context.pair(finding),
        shorten(place.selector, HTML_SHOWN) if place else "",
        shorten(place.html, HTML_SHOWN) if place else "",
        Cell(shorten(finding.resource, 200), kind="code") if finding.resource else None,
    )


def _places(context: SiteContext, correction: Correction) -> Listing:
    """List the places but those already shown as examples."""
    shown = context.examples(correction)
    others = [f for f in correction.findings if f not in shown]
    said = {f.what for f in shown}
    cells = [_place(context, f, repeat=f.what in said) for f in others[:PLACES_SHOWN]]
    left = correction.places - len(shown) - len(cells)
    return Listing(cells, context.speech.say("more.places", n=left) if left > 0 else "")


def _place(context: SiteContext, finding: Finding, *, repeat: bool) -> Cell:
    """Return a place: its sentence unless it only repeats one, its page, its element."""
    page = context.page_cell(finding.page)
    code = (Cell(shorten(finding.place.selector, 160), kind="code"),) if finding.place else ()
    if repeat:
        return Cell(page.text, path=page.path, items=code)
    return Cell(context.speech.text(finding.what), items=(page, *code))


def _pages(context: SiteContext, correction: Correction) -> Listing:
    cells = [context.page_cell(url) for url in correction.pages[:PAGES_SHOWN]]
    left = len(correction.pages) - len(cells)
    return Listing(cells, context.speech.say("more.pages", n=left) if left > 0 else "")


def criteria_cells(context: SiteContext, correction: Correction) -> list[Cell]:
    """Return the criteria of a correction with their official titles (French), linked to the table."""
    known = {c.id: (r, c) for r in context.site.referentials for c in r.criteria}
    cells = []
    for identity in correction.criteria:
        referential, criterion = known.get(identity, (None, None))
        if referential and criterion:
            path = f"{context.layout.referential(referential.id)}#{anchor(identity)}"
            label = f"{referential.name} {identity.partition(':')[2]}"
            cells.append(Cell(label, path=path, items=(Cell(criterion.title, lang="fr"),)))
    return cells


def anchor(identity: str) -> str:
    """Return the id of a criterion's row: "c-6.1" for "rgaa:6.1"."""
    return "c-" + identity.partition(":")[2]


def list_corrections(context: SiteContext, part: int) -> Table:
    """Return one part of the table of all corrections, certain ones first."""
    say = context.speech.say
    head = [say(f"corrections.{key}") for key in ("title", "certainty", "pages", "places", "party")]
    rows = []
    for correction in context.corrections[(part - 1) * ROWS_A_PAGE : part * ROWS_A_PAGE]:
        kind, words = certainty(context, correction)
        rows.append(
            [
                context.link(correction),
                Cell(words, kind=f"v {kind}"),
                number(say("fraction", part=len(correction.pages), whole=len(context.visited))),
                number(context.speech.number(correction.places)),
                Cell(say(f"party.{correction.party}")),
            ]
        )
    return Table("corrections-table", say("corrections.caption"), heads(head, numbers=(2, 3)), rows)
