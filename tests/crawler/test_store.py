"""What is stored is stored once, survives, and is never shared between two processes."""

import subprocess
import sys
from pathlib import Path

import pytest

from crawler.campaign.files import EvidenceFiles
from crawler.campaign.settings import SiteSettings
from crawler.campaign.slugs import slugs
from crawler.campaign.store import Store
from crawler.errors import UserError
from rules.evidence.hosts import HostFacts
from rules.evidence.inventory import Address, Discovery, Sample
from rules.evidence.visit import Instrument, Visit

ROOT = Path(__file__).parents[2]
SITES = [SiteSettings(url="https://a.example/"), SiteSettings(url="https://b.example/")]
INSTRUMENT = Instrument(
    browser="chromium",
    version="1",
    mode="headless-shell",
    user_agent="ua",
    limpide="0",
    axe="4",
    protocol="limpide-1",
)


def visit(url: str) -> Visit:
    return Visit(url=url, final_url=url, profile="desktop", status="audited", instrument=INSTRUMENT)


@pytest.fixture
def store(tmp_path: Path):
    opened = Store(f"sqlite:///{tmp_path / 'limpide.db'}")
    yield opened
    opened.close()


def begin(store: Store, *, sites=SITES, fresh: bool = False, now: str = "2026-11-23T10:00:00+00:00"):
    return store.open_campaign(sites, slugs(sites), {"protocol": "limpide-1"}, now, fresh=fresh)


def test_an_unended_campaign_that_asked_the_same_is_resumed(store: Store) -> None:
    first, resumed = begin(store)
    assert not resumed
    assert begin(store) == (first, True)
    assert begin(store, sites=SITES[:1])[1] is False
    store.end_campaign(first, "2026-11-23T11:00:00+00:00")
    second, resumed = begin(store)
    assert not resumed
    assert second != first


def test_fresh_starts_anew(store: Store) -> None:
    first, _ = begin(store)
    second, resumed = begin(store, fresh=True, now="2026-11-23T12:00:00+00:00")
    assert not resumed
    assert second != first


def test_stages_and_visits_come_back_as_they_were_stored(store: Store) -> None:
    campaign, _ = begin(store)
    site = store.sites(campaign)[0]
    discovery = Discovery(
        status="complete", start_url="https://a.example/", origins=["https://a.example:443"]
    )
    sample = Sample(pages=[], population=1, templates={}, seed=1, random_drawn=0, left_out=0)
    store.save_addresses(site.id, [Address(url="https://a.example/", kind="page", title="one")])
    store.save_addresses(site.id, [Address(url="https://a.example/", kind="page", title="two")])
    store.save_discovery(site.id, discovery, "2026-11-23T10:01:00+00:00")
    store.save_sample(site.id, sample)
    store.save_visit(site.id, "https://a.example/", visit("https://a.example/"))
    stored = store.sites(campaign)[0]
    assert (stored.discovery, stored.sample) == (discovery, sample)
    assert [address.title for address in store.addresses(site.id)] == ["two"]
    assert list(store.visits(site.id)) == [visit("https://a.example/")]
    assert store.visited(site.id) == {("https://a.example/", "desktop")}


def test_a_visit_is_never_stored_twice(store: Store) -> None:
    campaign, _ = begin(store)
    site = store.sites(campaign)[0]
    store.save_visit(site.id, "https://a.example/", visit("https://a.example/"))
    with pytest.raises(Exception, match="UNIQUE"):
        store.save_visit(site.id, "https://a.example/", visit("https://a.example/"))
    assert len(list(store.visits(site.id))) == 1


def test_a_second_process_is_kept_out_with_one_sentence(store: Store, tmp_path: Path) -> None:
    store.lock()
    program = (
        f"from crawler.campaign.store import Store\nfrom crawler.errors import UserError\n"
        f"s = Store('sqlite:///{tmp_path / 'limpide.db'}')\n"
        "try:\n    s.lock()\nexcept UserError as error:\n    print(error.text.en)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert "Another limpide is already working" in done.stdout
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////no/such/folder/limpide.db", "oracle+nothing://x"])
def test_an_unusable_database_is_one_sentence(url: str) -> None:
    with pytest.raises(UserError) as caught:
        Store(url)
    assert "--store" in caught.value.text.fr
    assert "\n" not in caught.value.text.fr


def test_large_evidence_is_named_by_its_content_and_altered_files_are_refused(tmp_path: Path) -> None:
    files = EvidenceFiles(tmp_path / "limpide.evidence")
    name = files.save(b"picture", "webp")
    assert files.save(b"picture", ".webp") == name
    assert files.read(name) == b"picture"
    stored = next((tmp_path / "limpide.evidence").rglob("*.webp"))
    stored.write_bytes(b"altered")
    assert files.read(name) is None
    assert files.read("../../etc/passwd") is None


def test_each_site_has_its_own_safe_folder_name() -> None:
    sites = [
        SiteSettings(url=u)
        for u in (
            "https://www.ville.fr/",
            "http://ville.fr",
            "https://été.fr/a/../b?x=<>",
            "http://127.0.0.1:8080/fr/",
        )
    ]
    assert slugs(sites) == ["ville.fr", "ville.fr-2", "ete.fr-a-b", "127.0.0.1-8080-fr"]


def test_what_the_hosts_answered_is_kept_and_nothing_is_made_up_for_older_evidence(store: Store) -> None:
    begin(store)
    site = store.sites(store.campaign().id)[0].id
    assert store.hosts(site) is None
    asked = [HostFacts(host="a.example", port=443, secure=True, names="measured", ipv6=["2001:db8::1"])]
    store.save_hosts(site, [])
    store.save_hosts(site, asked)
    assert store.hosts(site) == asked
