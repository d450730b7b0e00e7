"""Fonts travel as woff2.

Why: woff2 is compressed; the same font as ttf, otf or woff weighs a third more or better. Who: slow
connections, which wait for the text. How to fix: convert the files once to woff2 and keep only that format.
"""

from rules.addresses import file_name
from rules.evidence.ledger import Ledger, Request
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader, party_of_request
from rules.rule import rule
from rules.vocabulary import Finding, Outcome
from rules.wording import say, size, text

_OLD = ("ttf", "otf", "woff", "eot", "truetype", "opentype", "sfnt")


@rule(
    id="fonts-format",
    theme="fonts",
    unit=text("police", "font"),
    title=text("Convertir les polices en woff2", "Convert fonts to woff2"),
    why=text(
        "Le format woff2 est compressé : la même police y pèse nettement moins qu'en ttf, otf ou woff.",
        "woff2 is compressed: the same font weighs much less than as ttf, otf or woff.",
    ),
    who=text(
        "Les personnes qui ont une connexion lente : le texte se fait attendre.",
        "People with a slow connection: the text keeps them waiting.",
    ),
    fix=text(
        "Convertir une fois les fichiers en woff2 et ne garder que ce format, lu par tous les navigateurs depuis 2018.",
        "Convert the files once to woff2 and keep only that format, read by every browser since 2018.",
    ),
    criteria={"rgesn:4.8": "none"},
    needs=(Ledger,),
    source="W3C, WOFF File Format 2.0",
)
def judge(page: PageReader) -> Outcome:
    """Read the format of each font from its type, else from its file name."""
    fonts = list({r.url: r for r in page.answered() if r.kind == "font"}.values())
    if not fonts:
        return not_applicable(text("Aucune police téléchargée.", "No font downloaded."))
    old = [r for r in fonts if _format(r) in _OLD]
    facts = say(
        "Polices téléchargées en woff2 : {good} sur {total}.",
        "Fonts downloaded as woff2: {good} of {total}.",
        good=sum(_format(r) == "woff2" for r in fonts),
        total=len(fonts),
    )
    return decide([_finding(r) for r in old], facts)


def _format(request: Request) -> str:
    named = file_name(request.url).rpartition(".")[2].lower()
    if named in (*_OLD, "woff2"):
        return named
    return request.mime.lower().rpartition("/")[2].removeprefix("x-").removeprefix("font-")


def _finding(request: Request) -> Finding:
    what = say(
        "{name} ({size}) est en {kind}.",
        "{name} ({size}) is a {kind} file.",
        name=file_name(request.url),
        size=size(request.body_bytes),
        kind=_format(request),
    )
    return finding(what, resource=request.url, party=party_of_request(request), component="fonts")
