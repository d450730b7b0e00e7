"""Small pieces of evidence for tests: one function a record, everything has a harmless default."""

from typing import Any

import msgspec

from rules.evidence.axe import Axe, AxeNode, AxeRule
from rules.evidence.consent import Consent
from rules.evidence.documents import DocumentFacts
from rules.evidence.fonts import FontFace, Fonts, FontSource
from rules.evidence.images import Image, Images
from rules.evidence.inventory import Address, Discovery, Sample, SampledPage
from rules.evidence.ledger import Ledger, Request
from rules.evidence.media import Media, Medium
from rules.evidence.navigation import Block, Navigation
from rules.evidence.page import Dom, Link, Page
from rules.evidence.record import Box, Place, Record
from rules.evidence.visit import Instrument, Visit
from rules.site_evidence import MethodFacts, SiteEvidence
from tests import access_factories, named_factories, old_factories
from tests import content_factories as content

SITE = "https://exemple.fr"
HOME = f"{SITE}/"
INSTRUMENT = Instrument(
    browser="chromium",
    version="141.0",
    mode="headless-shell",
    user_agent="Mozilla/5.0 limpide",
    limpide="0.1.0",
    axe="4.14.1",
    protocol="limpide-1",
)
NO_ELEMENT = (
    "images",
    "role_img",
    "svg",
    "areas",
    "server_side_maps",
    "image_inputs",
    "objects",
    "embeds",
    "canvas",
    "captchas",
    "frames",
    "video",
    "audio",
    "players",
    "media_objects",
    "media_links",
    "maps",
    "tables",
    "links",
    "scripts",
    "event_handlers",
    "lang_attributes",
    "dir_attributes",
    "rtl_characters",
    "form_fields",
    "selects",
    "buttons",
    "focusable",
    "accesskeys",
    "frames_unread",
    "media_places",
    "map_places",
    "forms",
    "elements_unread",
)


def place(component: str = "main>p", **fields: Any) -> Place:
    return Place(**{"selector": "main > p:nth-child(3)", "component": component, **fields})


def request(path: str = "/", **fields: Any) -> Request:
    """A request of the site (path) or of anyone (whole address), answered 200 over h2."""
    url = path if "://" in path else SITE + path
    given = {"status": 200, "protocol": "h2", "header_bytes": 100, "body_bytes": 900, **fields}
    return Request(url=url, **given)


def document(**fields: Any) -> Request:
    headers = {"content-encoding": "br", "cache-control": "max-age=60"}
    return request("/", **{"kind": "document", "mime": "text/html", "headers": headers, **fields})


def ledger(*requests: Request) -> Ledger:
    return Ledger(requests=[document(), *requests])


def loaded_at_once(path: str) -> Ledger:
    """The ledger of a page that asks for an image before the scroll."""
    return Ledger(requests=[document(), request(path, kind="image", mime="image/webp")], before_scroll=2)


def page_record(**fields: Any) -> Page:
    given: dict[str, Any] = {
        "url": HOME,
        "title": "Accueil – Exemple",
        "lang": "fr",
        "doctype": "<!DOCTYPE html>",
        "text": "Bienvenue. Accessibilité : non conforme",
        "viewport": "width=device-width, initial-scale=1",
        "links": [link("/accessibilite", "Accessibilité : non conforme")],
        "counts": {"links": 1, "frames_unread": 0, "elements_unread": 0},
        "height": 900,
    }
    return Page(**(given | fields))


def link(path: str, text: str, **fields: Any) -> Link:
    url = path if "://" in path else SITE + path
    return Link(url=url, text=text, visible=True, **{"place": place("footer>a", region="footer"), **fields})


def empty_counts(**counts: int) -> dict[str, int]:
    """Counts of a page that holds none of the elements the criteria speak of, but those given."""
    return dict.fromkeys(NO_ELEMENT, 0) | counts


def dom(elements: int = 300) -> Dom:
    return Dom(elements=elements, all_elements=elements, depth=12)


def image(path: str = "/img/a.webp", **fields: Any) -> Image:
    given: dict[str, Any] = {
        "natural_width": 400,
        "natural_height": 300,
        "width": 400.0,
        "height": 300.0,
        "top": 100.0,
        "eager": True,
        "shown": True,
        "vector": False,
        "place": place("main>figure>img"),
    }
    return Image(url=SITE + path, **(given | fields))


def images(*shown: Image) -> Images:
    return Images(images=list(shown), viewport_height=1080)


def medium(**fields: Any) -> Medium:
    given: dict[str, Any] = {
        "tag": "video",
        "url": SITE + "/film.mp4",
        "autoplays": False,
        "muted": True,
        "loop": False,
        "controls": True,
        "preload": "none",
        "duration": 12.0,
        "place": place("main>video"),
    }
    return Medium(**(given | fields))


def media(*found: Medium) -> Media:
    return Media(media=list(found))


def face(family: str = "Marianne", weight: str = "400", **fields: Any) -> FontFace:
    given: dict[str, Any] = {"style": "normal", "stretch": "normal", "unicode_range": "U+0-10FFFF"}
    given |= {"display": "swap", "status": "loaded", "sources": [FontSource(url=HOME, format="woff2")]}
    return FontFace(family=family, weight=weight, **(given | fields))


def fonts(*faces: FontFace, sheets_unread: int = 0) -> Fonts:
    return Fonts(faces=list(faces), sheets_unread=sheets_unread)


def node(html: str = "<img src='a.png'>", message: str = "No alternative", **fields: Any) -> AxeNode:
    return AxeNode(place=place(**{"component": "main>img", "html": html, **fields}), messages=[message])


def axe(*rules: AxeRule, frames_failed: tuple[str, ...] = ()) -> Axe:
    """A healthy axe run whose title and language pass, and whatever is given."""
    told = {rule.id for rule in rules}
    passing = [AxeRule(id=i, passes=1) for i in ("document-title", "html-has-lang") if i not in told]
    return Axe(
        version="4.14.1",
        rules_enabled=100,
        rules_run=100,
        frames=1,
        frames_failed=list(frames_failed),
        rules=[*passing, *rules],
    )


def block(kind: Any = "menu", **fields: Any) -> Block:
    """A menu of five links in a navigation landmark at the top of the page."""
    given: dict[str, Any] = {
        "name": "",
        "tag": "nav",
        "links": {f"{SITE}/{n}": n for n in ("demarches", "agenda", "commune", "contact", "plan")},
        "shown": True,
        "landmark": True,
        "heading": False,
        "after_main": False,
        "in_main": False,
        "place": place("header>nav", region="nav", box=Box(0, 100, 1920, 50)),
    }
    return Block(kind=kind, **(given | fields))


def search_block(**fields: Any) -> Block:
    where = place("header>form", region="header", box=Box(1500, 20, 300, 40))
    return block("search", **({"tag": "form", "name": "Rechercher", "links": {}, "place": where} | fields))


def map_block(**fields: Any) -> Block:
    where = place("footer>a", region="footer", box=Box(100, 2000, 80, 20))
    links = {f"{SITE}/plan-du-site": "Plan du site"}
    given = {"tag": "a", "name": "Plan du site", "links": links, "after_main": True, "place": where}
    return block("sitemap", **(given | fields))


def navigation(*blocks: Block, **fields: Any) -> Navigation:
    """A page with a menu, a search and a link to the site map, or with these blocks only."""
    given: dict[str, Any] = {
        "blocks": list(blocks) or [search_block(), block(), map_block()],
        "main": Box(0, 200, 1920, 1500),
        "h1": "Accueil",
        "skip_links": 1,
        "search_signs": 1,
        "sitemap_signs": 1,
    }
    return Navigation(**(given | fields))


def healthy() -> dict[type[Record], Record]:
    """The records of a page without defect."""
    made: list[Record] = [ledger(), page_record(), dom(), images(image()), media(), fonts(), axe()]
    made += content.healthy() + access_factories.healthy() + named_factories.healthy()
    made += old_factories.healthy()
    made += [navigation(), Consent(recognised="none")]
    return {type(one): one for one in made}


def visit(*records: Record, without: tuple[type[Record], ...] = (), url: str = HOME, **fields: Any) -> Visit:
    """A visit of a page without defect, with these records instead of its own."""
    kept = healthy() | {type(one): one for one in records}
    raw = {
        kind.NAME: msgspec.Raw(msgspec.json.encode(one)) for kind, one in kept.items() if kind not in without
    }
    missing = {kind.NAME: f"{kind.NAME} did not answer" for kind in without}
    given: dict[str, Any] = {"final_url": url, "profile": "desktop", "instrument": INSTRUMENT}
    given |= {"status": "partial" if missing else "audited", "http_status": 200}
    return Visit(url=url, records=raw, missing=missing, **(given | fields))


def failed_visit(url: str = f"{SITE}/morte", reason: str = "the page did not answer in 30 s") -> Visit:
    return Visit(
        url=url, final_url=url, profile="desktop", status="failed", reason=reason, instrument=INSTRUMENT
    )


def address(path: str, kind: Any = "page", **fields: Any) -> Address:
    return Address(url=SITE + path, kind=kind, **{"status": 200, **fields})


def elsewhere(url: str, **fields: Any) -> Address:
    """A page of the site under another name."""
    return Address(url=url, kind="page", **{"status": 200, **fields})


def read_document(path: str = "/a.pdf", **fields: Any) -> DocumentFacts:
    """A document that was read."""
    return DocumentFacts(url=SITE + path, **{"status": "read", "mime": "application/pdf", **fields})


def discovery(**fields: Any) -> Discovery:
    return Discovery(**{"status": "complete", "start_url": HOME, "origins": [SITE], **fields})


def sample(*paths: str, **fields: Any) -> Sample:
    pages = [
        SampledPage(url=SITE + p, reasons=["home"] if p == "/" else ["random"], template="t") for p in paths
    ]
    given: dict[str, Any] = {
        "population": len(pages),
        "templates": {},
        "seed": 1,
        "random_drawn": 0,
        "left_out": 0,
    }
    return Sample(**(given | {"pages": pages} | fields))


def site(*visits: Visit, **fields: Any) -> SiteEvidence:
    """The evidence of a small site: its home, its accessibility page, and these visits."""
    given: dict[str, Any] = {
        "name": "Exemple",
        "slug": "exemple",
        "url": HOME,
        "audited_at": "2026-11-23T10:00:00Z",
        "addresses": [address("/"), address("/accessibilite")],
        "discovery": discovery(),
        "sample": None,
        "visits": visits,
        "method": MethodFacts(protocol="limpide-1", started="", ended=""),
    }
    return SiteEvidence(**(given | fields))
