"""PDFs of the sample: downloaded once, read for what they say of themselves, and never a danger to the audit."""

import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from crawler.campaign.store import Store
from crawler.documents import ask_documents, supervise
from crawler.documents.messages import Order
from crawler.documents.read import read_pdf
from rules.evidence.documents import DocumentFacts
from rules.evidence.inventory import Address
from tests.pdf_factories import bomb, pdf
from tests.small_site import SmallSite, html

ORDER = Order(urls=[], user_agent="limpide-essai", delay=0, verify=True, max_bytes=200_000, seconds=8)
PDF = {"Content-Type": "application/pdf"}


def read(body: bytes) -> DocumentFacts:
    return read_pdf(body, DocumentFacts(url="https://a.example/a.pdf", status="failed"))


def asked(site: SmallSite, *names: str, order: Order = ORDER) -> dict[str, DocumentFacts]:
    chosen = [Address(url=site.url + name, kind="document", mime="application/pdf") for name in names]
    found = asyncio.run(ask_documents(chosen, [site.url.rstrip("/")], order, asyncio.Event()))
    assert found is not None
    assert [one.url for one in found] == [one.url for one in chosen]
    return {one.url.removeprefix(site.url): one for one in found}


def test_a_sound_pdf_says_its_tags_language_title_bookmarks_and_dates() -> None:
    found = read(pdf(bookmarks=3))
    assert (found.status, found.pages, found.tagged, found.lang) == ("read", 1, True, "fr-FR")
    assert (found.title, found.title_shown, found.bookmarks) == ("Guide du tri", True, 3)
    assert (found.scanned, found.producer, found.created) == (False, "Essai 1", "2026-01-02T03:04:05+00:00")


@pytest.mark.parametrize(
    ("body", "field", "value"),
    [
        (pdf(tagged=False), "tagged", False),
        (pdf(lang=""), "lang", ""),
        (pdf(title=""), "title", ""),
        (pdf(shown=False), "title_shown", False),
        (pdf(words="", picture=True), "scanned", True),
        (pdf(picture=True), "scanned", False),
        (pdf(words=""), "scanned", False),
        (pdf(password=""), "status", "read"),
        (pdf(password="secret"), "status", "encrypted"),
        (pdf()[:300], "status", "broken"),
        (b"", "status", "broken"),
        (b"<!doctype html><title>Connexion</title>", "status", "broken"),
    ],
)
def test_what_a_pdf_lacks_is_seen(body: bytes, field: str, value: object) -> None:
    assert getattr(read(body), field) == value


def test_a_mark_without_a_tree_of_tags_is_no_tagging() -> None:
    assert not read(pdf().replace(b"/StructTreeRoot", b"/StructTreeXXXX")).tagged


def test_each_pdf_is_asked_once_and_what_does_not_come_is_said(
    small_site: Callable[..., SmallSite],
) -> None:
    site = small_site(
        {
            "/bon.pdf": (200, PDF, pdf()),
            "/bombe.pdf": (200, PDF, bomb(120_000_000)),
            "/gros.pdf": (200, PDF, b"%PDF-1.4" + b"x" * 300_000),
            "/tronque.pdf": (200, PDF | {"Content-Length": "90000", "Connection": "close"}, pdf()),
            "/ailleurs.pdf": (302, {"Location": "/bon.pdf"}, b""),
            "/casse.pdf": (200, PDF, b"%PDF-1.4 rien"),
        }
    )
    names = ["bombe.pdf", "bon.pdf", "gros.pdf", "tronque.pdf", "ailleurs.pdf", "absent.pdf", "casse.pdf"]
    found = asked(site, *names)
    states = {name: one.status for name, one in found.items()}
    assert states.pop("bombe.pdf") in ("read", "failed")
    assert found["bombe.pdf"].scanned is not True
    assert states == {
        "bon.pdf": "read",
        "gros.pdf": "too_big",
        "tronque.pdf": "failed",
        "ailleurs.pdf": "failed",
        "absent.pdf": "failed",
        "casse.pdf": "broken",
    }
    assert site.asked == {f"/{name}": 1 for name in names}
    assert site.agents == {"limpide-essai"}
    assert found["bon.pdf"].wire_bytes > found["bon.pdf"].bytes == len(pdf())
    assert "404" in found["absent.pdf"].reason_fr
    assert all(one.requests == 1 for one in found.values())


def test_a_site_of_this_machine_is_asked_without_the_proxy(
    small_site: Callable[..., SmallSite], monkeypatch: pytest.MonkeyPatch
) -> None:
    near, proxy = small_site({"/a.pdf": (200, PDF, pdf())}), small_site({})
    monkeypatch.setenv("http_proxy", proxy.url)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert asked(near, "a.pdf")["a.pdf"].status == "read"
    assert proxy.asked == {}


def test_a_busy_server_is_left_alone(small_site: Callable[..., SmallSite]) -> None:
    site = small_site({"/a.pdf": (503, {"Retry-After": "5"}, b""), "/b.pdf": (200, PDF, pdf())})
    found = asked(site, "a.pdf", "b.pdf")
    assert [(one.status, one.requests) for one in found.values()] == [("failed", 1), ("failed", 0)]
    assert site.asked == {"/a.pdf": 1}


def test_a_language_that_no_file_format_can_hold_is_cleaned() -> None:
    assert read(pdf(lang="fr\x00\x07-FR")).lang == "fr-FR"


def test_other_sites_other_formats_and_an_eleventh_pdf_are_not_asked_for(
    small_site: Callable[..., SmallSite],
) -> None:
    site = small_site({f"/{n}.pdf": (200, PDF, pdf()) for n in range(12)})
    chosen = [Address(url=f"{site.url}{n}.pdf", kind="document", mime="application/pdf") for n in range(12)]
    chosen += [
        Address(url=f"{site.url}a.odt", kind="document"),
        Address(url="http://b.example/b.pdf", kind="document"),
    ]
    found = asyncio.run(ask_documents(chosen, [site.url.rstrip("/")], ORDER, asyncio.Event()))
    assert found is not None
    assert [one.status for one in found] == ["read"] * 10 + ["unread"] * 4
    assert all(one.reason and one.reason_fr for one in found[10:])
    assert len(site.asked) == 10


def test_a_reading_that_hangs_is_killed_and_the_others_are_still_read(
    small_site: Callable[..., SmallSite], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = small_site({"/bon.pdf": (200, PDF, pdf())})
    real = supervise.start
    received = msgspec.json.encode(DocumentFacts(url=f"{site.url}a.pdf", status="failed", requests=1))
    hanging = [f"print({received.decode()!r}, flush=True);", ""]

    async def spawn(*asked: Any) -> asyncio.subprocess.Process:
        if not hanging:
            return await real(*asked)
        code = f"import time;{hanging.pop(0)}time.sleep(60)"
        pipe = asyncio.subprocess.PIPE
        return await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdin=pipe, stdout=pipe)

    monkeypatch.setattr(supervise, "start", spawn)
    monkeypatch.setattr(supervise, "_STARTING", 2.0)
    found = asked(site, "a.pdf", "b.pdf", "bon.pdf", order=msgspec.structs.replace(ORDER, seconds=1))
    assert [one.status for one in found.values()] == ["failed", "failed", "read"]


def test_a_stopped_audit_keeps_nothing_and_asks_again_later() -> None:
    stop = asyncio.Event()
    stop.set()
    chosen = [Address(url="http://a.example/a.pdf", kind="document")]
    assert asyncio.run(ask_documents(chosen, ["http://a.example"], ORDER, stop)) is None


def test_an_audit_leaves_an_untagged_pdf_to_a_person_with_the_page_that_links_to_it(
    limpide, small_site, tmp_path: Path
) -> None:
    links = "".join(f'<p><a href="/docs/{name}">{name}</a></p>' for name in ("plan.pdf", "liste.ods"))
    site = small_site(
        {
            "/": html("Accueil", links),
            "/docs/plan.pdf": (200, PDF, pdf(tagged=False, lang="")),
            "/docs/liste.ods": (
                200,
                {"Content-Type": "application/vnd.oasis.opendocument.spreadsheet"},
                b"PK",
            ),
        }
    )
    done = limpide("audit", site.url, "--settle", "0.2", "--profile", "none", "--delay", "0", "--quiet")
    assert done.returncode == 0, done.stderr
    result = json.loads((tmp_path / "limpide-report" / "results.json").read_text(encoding="utf-8"))
    audited = result["sites"][0]
    outcome = next(one for one in audited["outcomes"] if one["rule"] == "documents-accessible")
    (found,) = outcome["findings"]
    assert (outcome["verdict"], found["certain"], found["page"]) == ("nt", False, site.url)
    assert found["resource"] == f"{site.url}docs/plan.pdf"
    assert "pas balisé" in found["what"]["fr"]
    assert "langue" in found["what"]["fr"]
    assert any("liste.ods" in one["what"]["fr"] and one["kind"] == "out" for one in audited["unmeasured"])
    assert site.asked["/docs/plan.pdf"] == 2, "once by the exploration, once to read it"
    assert audited["method"]["own_requests"] >= sum(site.asked.values())


def test_what_the_documents_said_is_kept_and_nothing_is_made_up_for_older_evidence(tmp_path: Path) -> None:
    from crawler.campaign.settings import SiteSettings

    store = Store(f"sqlite:///{tmp_path / 'a.db'}")
    name, _ = store.open_campaign(
        [SiteSettings(url="http://a.example/")], ["a"], {}, "2026-01-01", fresh=False
    )
    site = store.sites(name)[0].id
    assert store.documents(site) is None
    store.save_documents(site, [])
    assert store.documents(site) == []
    store.save_documents(site, [read(pdf())])
    assert store.documents(site) == [read(pdf())]
    store.close()
