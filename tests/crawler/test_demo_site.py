"""The demo site's pages: whole, linked, well written, small in the repository."""

import json
import re
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from crawler.demo import planted
from crawler.demo.resources import FOLDER, generated, load, minified

WORDS = {"@@SITE@@": "http://127.0.0.1:1", "@@TIERS@@": "http://localhost:2"}
SITE = load(FOLDER / "site", WORDS) | generated()
TRUTH = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
PAGES: list[str] = TRUTH["pages"]


def document(path: str) -> html.HtmlElement:
    return html.document_fromstring(SITE[path].body.decode())


def targets(path: str, expression: str) -> set[str]:
    """Return the site's own paths that these attributes of a page lead to."""
    found = (urljoin(f"http://127.0.0.1:1{path}", value) for value in document(path).xpath(expression))
    return {urlsplit(one).path for one in found if one.startswith("http://127.0.0.1:1/")}


def test_about_30_pages_of_eight_templates() -> None:
    templates = {document(path).xpath("string(//body/@class)") for path in PAGES}
    assert 25 <= len(PAGES) <= 30
    assert templates == {
        "accueil",
        "article",
        "fiche",
        "liste",
        "formulaire",
        "institutionnelle",
        "calculette",
        "estimation",
    }


def test_every_page_is_reachable_by_links_from_the_home_page() -> None:
    reached, waiting = {"/"}, ["/"]
    while waiting:
        for path in targets(waiting.pop(), "//a/@href") - reached:
            reached.add(path)
            if path in SITE and PurePosixPath(path).suffix in ("", ".html"):
                waiting.append(path)
    pages = {p for p in reached & set(SITE) if PurePosixPath(p).suffix in ("", ".html")}
    assert pages == {*PAGES, "/interne/accuse-reception.html"}
    assert sum(path.endswith(".pdf") for path in reached & set(SITE)) == 3


def test_the_only_dead_links_are_the_planted_ones() -> None:
    known = set(SITE) | set(planted.REDIRECTS)
    dead = {(path, link) for path in PAGES for link in targets(path, "//a/@href") - known}
    assert dead == {
        ("/agenda/", "/documents/programme-culturel-2025.pdf"),
        ("/vie-locale/associations.html", "/vie-locale/maison-des-associations.html"),
    }


def test_the_only_missing_file_is_the_planted_one() -> None:
    known = set(SITE) | set(planted.REDIRECTS)
    missing = {link for path in PAGES for link in targets(path, "//@src | //link/@href") - known}
    assert missing == {"/images/plan-deviation.webp"}


def test_no_file_is_left_unused() -> None:
    used = {link for path in [*PAGES, "/404.html"] for link in targets(path, "//@src | //@href | //@poster")}
    used |= set(planted.REDIRECTS.values())
    texts = " ".join(r.body.decode() for p, r in SITE.items() if p.endswith((".html", ".css", ".js", "/")))
    idle = {p for p in SITE if p not in used and p not in texts}
    assert {p for p in idle if not p.startswith("/polices/OFL-")} <= {
        "/404.html",
        "/robots.txt",
        "/sitemap.xml",
    }


@pytest.mark.parametrize("path", PAGES)
def test_each_page_is_well_formed_with_one_heading_and_unique_ids(path: str) -> None:
    tree = document(path)
    ids = tree.xpath("//@id")
    assert SITE[path].body.startswith(b"<!DOCTYPE html>")
    assert len(tree.xpath("//h1")) == 1
    assert len(ids) == len(set(ids))
    assert b"<!--#" not in SITE[path].body


@pytest.mark.parametrize("path", [*PAGES, "/404.html", "/interne/accuse-reception.html"])
def test_french_typography(path: str) -> None:
    tree = document(path)
    for out in tree.xpath("//script | //style"):
        out.drop_tree()
    text = tree.text_content()
    assert "'" not in text, "straight apostrophe"
    assert '"' not in text, "straight quotation mark"
    assert not re.search(r" [:;!?»%€]|« ", text), "ordinary space where a no-break space belongs"
    assert text.count("«") == text.count("»")


def test_the_site_is_small_in_the_repository() -> None:
    assert sum(f.stat().st_size for f in FOLDER.rglob("*") if f.is_file()) < 1_500_000


def test_style_sheets_are_sent_without_comments_but_the_planted_one() -> None:
    assert b"/*" not in SITE["/css/site.css"].body
    assert b"/*" in SITE["/css/agenda.css"].body
    assert minified("a  {\n  b: c;\n}\n/* x */\n") == "a{b: c}"


def test_fonts_come_with_their_licence() -> None:
    fonts = {PurePosixPath(p).stem.split("-")[0] for p in SITE if p.endswith((".woff2", ".ttf"))}
    for family in fonts:
        assert "SIL Open Font License" in SITE[f"/polices/OFL-{family}.txt"].body.decode()


def test_each_pdf_is_whole() -> None:
    for path in (p for p in SITE if p.endswith(".pdf")):
        body = SITE[path].body
        start = int(body.rsplit(b"startxref", 1)[1].split()[0])
        assert body.startswith(b"%PDF-1.4")
        assert body[start : start + 4] == b"xref"
