"""Few fonts are downloaded: at most 2 families and 4 variants, or at most 400 kB.

Why: fonts block the text until they arrive and weigh on each first visit. Who: slow connections, which wait for
the text. How to fix: use the system's fonts, or one family with two variants in woff2.
"""

from rules.addresses import file_name
from rules.evidence.fonts import FontFace, Fonts
from rules.evidence.ledger import Ledger, Request
from rules.outcomes import decide, finding, passed, to_review
from rules.reader import PageReader, party_of_request
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import count, join, say, size, text

HIDING = ("auto", "block")
"""Values of font-display by which a text stays invisible up to 3 s (CSS Fonts 4, 4.9)."""


@rule(
    id="fonts-count",
    theme="fonts",
    unit=text("police", "font"),
    title=text("Réduire les polices téléchargées", "Reduce the fonts downloaded"),
    why=text(
        "Les polices retardent l'affichage du texte et pèsent à chaque première visite.",
        "Fonts delay the text and weigh on each first visit.",
    ),
    who=text(
        "Les personnes qui ont une connexion lente : le texte se fait attendre.",
        "People with a slow connection: the text keeps them waiting.",
    ),
    fix=text(
        "Employer les polices du système, ou une seule famille en deux variantes.",
        "Use the system's fonts, or one family in two variants.",
    ),
    criteria={"rgesn:4.8": "both"},
    needs=(Ledger, Fonts),
    source=source("fonts-variants"),
)
def judge(page: PageReader) -> Outcome:
    """Compare wire bytes of fonts, then families and variants, with the bars; either official condition passes.

    A variant is a weight, style and width of a family: its subsets count once. Unread style sheets hide
    families: then a person decides.
    """
    files = list({r.url: r for r in page.answered() if r.kind == "font"}.values())
    weight, faces = sum(r.body_bytes for r in files), page.need(Fonts)
    loaded = [face for face in faces.faces if face.status == "loaded"]
    facts = _facts(files, weight, loaded)
    if weight <= bar("fonts-bytes") and not any(map(_written_in, faces.faces)):
        return passed(facts)
    families = {face.family for face in loaded}
    variants = {(face.family, face.weight, face.style, face.stretch) for face in loaded}
    many = len(families) > bar("fonts-families") or len(variants) > bar("fonts-variants")
    if not many and not faces.sheets_unread:
        return passed(facts)
    if weight <= bar("fonts-bytes"):
        return to_review([], facts)
    return decide([_finding(r, many) for r in files], facts)


def _written_in(face: FontFace) -> bool:
    """Tell whether a loaded face may be written in a style sheet (data:), where its bytes are not seen."""
    unknown = not face.sources and not face.local
    return face.status == "loaded" and (unknown or any(s.url.startswith("data:") for s in face.sources))


def _facts(files: list[Request], weight: int, loaded: list[FontFace]) -> Text:
    late = sum(face.display in HIDING for face in loaded)
    told = say(
        "{files} pour {weight}. Il faut au plus {variants} variantes de {families} polices, ou {limit}.",
        "{files}, {weight}. At most {variants} variants of {families} fonts, or {limit}.",
        files=count(len(files), ("fichier de police", "fichiers de police"), ("font file", "font files")),
        weight=size(weight),
        variants=int(bar("fonts-variants")),
        families=int(bar("fonts-families")),
        limit=size(bar("fonts-bytes")),
    )
    if not late:
        return told
    hidden = say(
        "Polices qui cachent le texte tant qu'elles n'arrivent pas (font-display) : {late} sur {loaded}.",
        "Fonts that hide the text until they arrive (font-display): {late} of {loaded}.",
        late=late,
        loaded=len(loaded),
    )
    return join([told, hidden])


def _finding(request: Request, certain: bool) -> Finding:
    what = say(
        "{name} pèse {size}.",
        "{name} weighs {size}.",
        name=file_name(request.url),
        size=size(request.body_bytes),
    )
    return finding(
        what, resource=request.url, party=party_of_request(request), component="fonts", certain=certain
    )
