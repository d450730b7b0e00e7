"""Text files of the site travel compressed (Brotli, gzip or zstd).

Why: text shrinks to about a quarter; without compression the rest is carried for nothing. Who: everybody,
first of all slow connections. How to fix: one setting of the web server, for HTML, CSS, JavaScript, SVG and JSON.
"""

from rules.addresses import file_name
from rules.evidence.ledger import Ledger, Request
from rules.outcomes import decide, finding, not_applicable
from rules.reader import PageReader
from rules.rule import rule
from rules.thresholds import bar, source
from rules.vocabulary import Outcome, Text
from rules.wording import say, size, text

_CODINGS = frozenset({"br", "gzip", "x-gzip", "zstd", "deflate", "dcb", "dcz"})
_TEXT_PARTS = ("javascript", "ecmascript", "json", "xml", "svg", "text/")


@rule(
    id="text-compression",
    theme="network",
    unit=text("fichier", "file"),
    title=text("Compresser les fichiers texte", "Compress text files"),
    why=text(
        "Un texte compressé voyage en quatre fois moins d'octets environ, sans aucune perte.",
        "Compressed text travels in about four times fewer bytes, with no loss at all.",
    ),
    who=text(
        "Tout le monde, et d'abord les connexions lentes : la page attend des octets inutiles.",
        "Everybody, and slow connections first: the page waits for needless bytes.",
    ),
    fix=text(
        "Activer Brotli ou gzip sur le serveur web pour HTML, CSS, JavaScript, SVG et JSON : un seul réglage.",
        "Turn Brotli or gzip on in the web server for HTML, CSS, JavaScript, SVG and JSON: one setting.",
    ),
    criteria={"rgesn:6.3": "both"},
    needs=(Ledger,),
    source="RGESN 2024, 6.3 ; " + source("text-compression"),
)
def judge(page: PageReader) -> Outcome:
    """Read the content-encoding of the site's own text files above one network packet."""
    texts = [r for r in page.answered() if r.party == "own" and _is_text(r)]
    files = [r for r in texts if r.body_bytes > bar("text-compression")]
    if not texts:
        return not_applicable(text("Aucun fichier texte du site.", "No text file of the site."))
    if not files and not any(map(_is_compressed, texts)):
        return not_applicable(text("Aucun fichier texte assez grand.", "No text file large enough."))
    plain = [r for r in files if not _is_compressed(r)]
    facts = say(
        "Fichiers texte de plus de {bar} compressés : {done} sur {total} ; voyagent sans compression : {plain}.",
        "Text files above {bar} compressed: {done} of {total}; travelling uncompressed: {plain}.",
        bar=size(bar("text-compression")),
        done=len(files) - len(plain),
        total=len(files),
        plain=size(sum(r.body_bytes for r in plain)),
    )
    return decide(
        [finding(_what(r), resource=r.url, party="template", component="own text") for r in plain], facts
    )


def _is_text(request: Request) -> bool:
    mime = request.mime.lower()
    return any(part in mime for part in _TEXT_PARTS)


def _is_compressed(request: Request) -> bool:
    codings = request.headers.get("content-encoding", "").lower().split(",")
    return any(coding.strip() in _CODINGS for coding in codings)


def _what(request: Request) -> Text:
    return say(
        "{name} ({mime}, {size}) voyage sans compression.",
        "{name} ({mime}, {size}) travels uncompressed.",
        name=file_name(request.url),
        mime=request.mime,
        size=size(request.body_bytes),
    )
