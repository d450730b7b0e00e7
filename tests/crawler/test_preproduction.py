"""A protected preproduction is audited like an open one, its login page never in its place, its secrets nowhere."""

import base64
import json
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from audits.identity import Identity, leaves
from audits.secrecy import MARK, Redactor, forms_of, without_credentials
from crawler.campaign.config import load_portfolio
from crawler.campaign.identities import open_identity
from crawler.campaign.settings import SiteSettings
from crawler.discovery import discover
from crawler.errors import ConfigurationError
from rules.evidence.inventory import Discovery
from tests.crawler.protected_site import (
    AUTH,
    CODE,
    ENVIRONMENT,
    PASSWORD,
    SECRETS,
    SESSION,
    TOKEN,
    ProtectedSite,
)

WRONG = "mauvais mot de passe"
FAST = ("--settle", "0.2", "--profile", "none", "--delay", "0", "--seal", "scelle")


def written(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every byte the audit left: files as they are, and what the database holds once unpacked."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "passe.txt":
            yield str(path), path.read_bytes()
        if path.suffix == ".har":
            for entry in json.loads(path.read_bytes())["log"]["entries"]:
                yield f"{path} {entry['request']['url']}", body_of(entry)
    for database in folder.glob("*.db"):
        connection = sqlite3.connect(database)
        for (table,) in connection.execute("select name from sqlite_master where type = 'table'").fetchall():
            for row in connection.execute(f"select * from {table}").fetchall():
                for cell in row:
                    content = cell if isinstance(cell, bytes) else str(cell).encode()
                    yield f"{table}", zlib.decompress(content) if content[:1] == b"x" else content
        connection.close()


def body_of(entry: dict[str, Any]) -> bytes:
    return base64.b64decode(entry["response"]["content"].get("text", ""))


def leaks(folder: Path, *more: str) -> list[tuple[str, str]]:
    needles = [form for secret in (*SECRETS, WRONG) for form in forms_of(secret)]
    pieces = [*written(folder), *(("output", text.encode()) for text in more)]
    return [(where, one) for where, content in pieces for one in needles if one.encode() in content]


@pytest.mark.timeout(280)
def test_a_protected_site_has_the_pages_of_an_open_one_and_its_secrets_are_nowhere(
    limpide, tmp_path: Path
) -> None:
    (tmp_path / "passe.txt").write_text(f"{PASSWORD}\n", encoding="utf-8")
    with (
        ProtectedSite(gate=False, login=False) as third,
        ProtectedSite(third=third.url.replace("127.0.0.1", "localhost")) as site,
    ):
        with ProtectedSite(gate=False) as walled, ProtectedSite() as closed:
            (tmp_path / "sites.toml").write_text(
                f'[[site]]\nurl = "{site.url}"\nname = "Preprod"\nextra_hosts = ["{site.third[7:-1]}"]\n{AUTH}\n'
                f'[[site]]\nurl = "{walled.url}"\nname = "Mur"\n'
                f'[[site]]\nurl = "{closed.url}"\nname = "Fermé"\n{AUTH.replace("CODE", "AUTRE")}',
                encoding="utf-8",
            )
            done = limpide(
                "audit", "sites.toml", *FAST, "--format", "har=a.har", timeout=250, **ENVIRONMENT, AUTRE=WRONG
            )
    assert done.returncode == 3, done.stderr
    preprod, wall, refused = json.loads(
        (tmp_path / "limpide-report/results.json").read_text(encoding="utf-8")
    )["sites"]

    pages = {page["url"].removeprefix(site.url): page["status"] for page in preprod["pages"]}
    assert {path: pages.get(path) for path in ("", "p0", "p1", "p2")} == dict.fromkeys(
        ("", "p0", "p1", "p2"), "audited"
    )
    assert not any("connexion" in path for path in pages)
    assert "/deconnexion" not in site.asked, "a link that logs out is never followed"
    assert any("identité" in note["fr"] for note in preprod["method"]["notes"])
    assert site.seen["/doc.pdf"].keys() == {"Authorization", "Cookie", "X-Preprod"}

    assert third.seen["/pixel.gif"] == {}, "credentials go to nobody else"
    assert wall["status"] == "failed"
    assert wall["pages"] == []
    assert "page de connexion" in wall["reason"]["fr"]

    assert (refused["status"], refused["pages"]) == ("failed", [])
    assert "Déconnexion" in refused["reason"]["fr"], "the proof of being logged in did not show"

    assert leaks(tmp_path, done.stdout, done.stderr) == []
    assert any(MARK.encode() in content for _where, content in written(tmp_path))
    archives = [content for where, content in written(tmp_path / "scelle") if ".har http" in where]
    assert any(MARK.encode() in content for content in archives), "bodies are kept, redacted"

    assert limpide("verify", "scelle").returncode == 0
    again = limpide("replay", "scelle", site.url)
    assert again.returncode == 0, again.stdout + again.stderr


@pytest.mark.parametrize("around", ["", "a", "ab", "abc"])
def test_a_secret_is_found_in_every_form_and_json_stays_json(around: str) -> None:
    from urllib.parse import quote, quote_plus

    redactor = Redactor([CODE])
    forms = [CODE, quote(CODE), quote(CODE, safe=""), quote_plus(CODE), quote(CODE).lower()]
    forms += [base64.b64encode(f"{around}{CODE}{around}".encode()).decode()]
    forms += [base64.urlsafe_b64encode(f"{around}{CODE}".encode()).decode()]
    document = json.dumps({"texts": forms}) + json.dumps({"texts": forms}, ensure_ascii=False)
    clean = redactor.clean(document.encode()).decode()
    first, second = clean.replace("}{", "}\n{").splitlines()
    for text in json.loads(first)["texts"] + json.loads(second)["texts"]:
        assert MARK in text
    assert not any(form in clean for form in forms_of(CODE))


def test_credentials_in_headers_are_hashed_and_cookies_keep_their_attributes() -> None:
    headers = {"authorization": "Basic x", "set-cookie": "a=1; Path=/\nb=2; Secure", "accept": "*/*"}
    clean = without_credentials(headers)
    assert clean["authorization"].startswith(MARK)
    first, second = clean["set-cookie"].split("\n")
    assert (first.startswith(f"a={MARK}"), first.endswith("; Path=/")) == (True, True)
    assert second.endswith("; Secure")
    assert clean["accept"] == "*/*"


def test_credentials_are_for_the_origin_they_were_given_for_and_for_no_other() -> None:
    identity = Identity(origins=["https://a.fr"], headers={"X": "1"})
    assert identity.headers_for("https://a.fr:443/x") == {"X": "1"}
    for other in ("http://a.fr/", "https://a.fr:8443/", "https://b.a.fr/", "https://a.fr.b.fr/"):
        assert identity.headers_for(other) == {}
    assert leaves("https://a.fr/logout")
    assert leaves("https://a.fr/x?action=sign-out")
    assert leaves("https://a.fr/x", "Se déconnecter")
    assert not leaves("https://a.fr/blog/outils")


@pytest.mark.parametrize(
    ("auth", "word"),
    [
        ('basic = { username = "a", password = "en clair" }', "basic"),
        ('basic = { username = "a", password = {} }', "ailleurs"),
        ('headers = { X = { env = "A", fil = "b" } }', "fil"),
        ('login = { url = "/c", steps = [{ click = "a" }] }', "preuve"),
        ('proof = "x"\nlogin = { url = "/c", steps = [{ click = "a", fill = "b" }] }', "une seule"),
    ],
)
def test_credentials_that_could_not_work_are_refused(tmp_path: Path, auth: str, word: str) -> None:
    (tmp_path / "sites.toml").write_text(f'[[site]]\nurl = "https://a.fr/"\n[site.auth]\n{auth}\n')
    with pytest.raises(ConfigurationError) as error:
        load_portfolio(tmp_path / "sites.toml")
    assert word in error.value.text.fr
    assert "en clair" not in error.value.text.fr


def test_a_storage_state_gives_the_site_its_own_cookies_only(tmp_path: Path) -> None:
    cookie = {"path": "/", "expires": -1, "httpOnly": True, "secure": True, "sameSite": "Lax"}
    state = {
        "cookies": [
            {"name": "s", "value": SESSION, "domain": "a.fr", **cookie},
            {"name": "t", "value": TOKEN, "domain": ".autre.fr", **cookie},
        ],
        "origins": [{"origin": "https://a.fr", "localStorage": [{"name": "k", "value": "valeur gardée"}]}],
    }
    (tmp_path / "state.json").write_text(json.dumps(state))
    text = '[[site]]\nurl = "https://a.fr/"\nauth = { storage_state = "state.json", cookies = { c = { env = "C" } } }\n'
    (tmp_path / "sites.toml").write_text(text)
    (site,) = load_portfolio(tmp_path / "sites.toml").sites
    opened = open_identity(site, {"C": "un cookie"})
    assert opened is not None
    identity, known = opened
    assert [one["name"] for one in identity.cookies] == ["s", "c"]
    assert identity.plain_headers("https://a.fr/x") == {"Cookie": f"s={SESSION}; c=un cookie"}
    assert known == [SESSION, "valeur gardée", "un cookie"] or set(known) == {
        SESSION,
        "valeur gardée",
        "un cookie",
    }
    for environ in ({}, {"C": "court"}):
        with pytest.raises(ConfigurationError):
            open_identity(site, environ)


async def crawled(site: ProtectedSite) -> tuple[Discovery, list[str], list[Identity]]:
    """Crawl as somebody logged in: how it went, the pages read, and the credentials as the site changed them."""
    cookie = {"name": "session", "value": SESSION, "domain": "127.0.0.1", "path": "/"}
    identity = Identity(origins=[site.url], cookies=[cookie], login_url=f"{site.url}connexion")
    pages: list[str] = []
    told: list[Identity] = []
    settings = SiteSettings(url=site.url, delay=0.0)
    found = await discover(
        settings,
        lambda one: pages.append(one.url) if one.kind == "page" and one.url not in pages else None,
        contact="",
        identity=identity,
        on_session=told.append,
    )
    return found, pages, told


async def test_a_session_that_the_site_changes_is_followed_and_one_that_ends_is_noticed() -> None:
    with ProtectedSite(gate=False, rotates=True) as turning, ProtectedSite(gate=False, ends=(2,)) as ending:
        found, pages, told = await crawled(turning)
        assert (found.status, found.logged_out, len(pages)) == ("complete", False, 4)
        assert [one.cookies[0]["value"] for one in told] == [f"{SESSION}-{n}" for n in range(1, 5)]
        found, _pages, told = await crawled(ending)
        assert (found.status, found.logged_out, told) == ("failed", True, [])
        assert "session" in found.reason_fr
