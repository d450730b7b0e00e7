"""What is stored is stored once, survives, and is never shared between two processes."""

import hashlib
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from crawler.campaign import clock, schema
from crawler.campaign.database import open_engine, parse
from crawler.campaign.files import EvidenceFiles
from crawler.campaign.settings import SiteSettings
from crawler.campaign.slugs import slugs
from crawler.campaign.store import Store
from crawler.campaign.versions import migrate, version
from crawler.errors import StoreError, UserError
from rules.evidence.hosts import HostFacts
from rules.evidence.inventory import Address, Discovery, Sample
from rules.evidence.visit import Instrument, Visit
from tests.postgres import PASSWORD, QUOTED, Postgres

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
def store(store_url: str):
    opened = Store(store_url)
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
    with pytest.raises(StoreError, match=r"UNIQUE|duplicate key"):
        store.save_visit(site.id, "https://a.example/", visit("https://a.example/"))
    assert len(list(store.visits(site.id))) == 1


def test_a_second_process_is_kept_out_with_one_sentence(store: Store, store_url: str) -> None:
    store.lock()
    program = (
        f"from crawler.campaign.store import Store\nfrom crawler.errors import UserError\n"
        f"s = Store({store_url!r})\n"
        "try:\n    s.lock()\nexcept UserError as error:\n    print(error.text.en)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert "Another limpide is already working" in done.stdout
    assert done.stdout.count("\n") == 1
    assert QUOTED not in done.stdout
    assert PASSWORD not in done.stdout


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "sqlite:////no/such/folder/limpide.db",
        "oracle+nothing://x",
        "mysql://me:s3cr3t@host/base",
        "postgresql://me:s3cr3t@127.0.0.1:1/base",
        "postgresql://me:s3cr3t/x@127.0.0.1:1/base",
        "postgres://me@127.0.0.1:1/base?password=s3cr3t",
    ],
)
def test_an_unusable_database_is_one_sentence_without_its_password(url: str) -> None:
    with pytest.raises(UserError) as caught:
        Store(url)
    assert "--store" in caught.value.text.fr
    assert "\n" not in caught.value.text.fr
    assert "s3cr3t" not in caught.value.text.fr + caught.value.text.en


def test_a_wrong_password_is_one_sentence_that_does_not_repeat_it(postgres: Postgres) -> None:
    with pytest.raises(UserError) as caught:
        Store(postgres.url("postgres").replace(QUOTED, "wr0ng"))
    assert "password authentication failed" in caught.value.text.en
    assert "wr0ng" not in caught.value.text.en


def test_addresses_come_in_the_same_order_from_every_database(store: Store) -> None:
    campaign, _ = begin(store)
    site = store.sites(campaign)[0].id
    paths = ["é", "z", "B", "a", "_", "Z/", "~", "a-b", "ab"]
    store.save_addresses(site, [Address(url=f"https://a.example/{path}", kind="page") for path in paths])
    found = [one.url.removeprefix("https://a.example/") for one in store.addresses(site)]
    assert found == sorted(paths, key=str.encode)


def test_an_address_too_long_for_an_index_is_kept_whole(store: Store) -> None:
    campaign, _ = begin(store)
    site = store.sites(campaign)[0].id
    words = "".join(hashlib.sha256(str(n).encode()).hexdigest() for n in range(200))
    urls = [f"https://a.example/?{words}", f"https://a.example/?{words}x"]
    for _twice in range(2):
        store.save_addresses(site, [Address(url=url, kind="page") for url in urls])
    for url in urls:
        store.save_visit(site, url, visit(url))
    assert [one.url for one in store.addresses(site)] == sorted(urls, key=store._key)
    assert store.visited(site) == {(url, "desktop") for url in urls}
    assert store.visit(site, urls[1], "desktop") == visit(urls[1])
    assert len(list(store.visits(site))) == 2


def test_migrations_lead_to_the_tables_that_a_new_database_gets(store_url: str) -> None:
    engine = open_engine(parse(store_url))
    with engine.begin() as connection:
        migrate(connection)
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
        assert version(connection) == schema.VERSION
    engine.dispose()
    Store(store_url).close()


def test_a_database_from_before_migrations_is_taken_over_with_what_it_holds(store_url: str) -> None:
    older = Store(store_url)
    campaign, _ = begin(older)
    with older.engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
        connection.execute(text("DROP TABLE evidence_file"))
    older.close()
    again = Store(store_url)
    assert len(again.sites(campaign)) == 2
    assert inspect(again.engine).has_table("evidence_file")
    again.close()


def test_a_database_of_a_newer_limpide_is_refused_with_one_sentence(store_url: str) -> None:
    newer = Store(store_url)
    with newer.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    newer.close()
    with pytest.raises(UserError) as caught:
        Store(store_url)
    assert "newer limpide" in caught.value.text.en
    assert QUOTED not in caught.value.text.en


def test_large_evidence_is_kept_once_and_found_by_its_content(store: Store) -> None:
    files = store.files()
    name = files.save(b"picture", "webp")
    assert files.save(b"picture", ".webp") == name
    assert files.read(name) == b"picture"
    assert files.read("0" * 64) is None
    assert (files.find(name), files.find("0" * 64)) == (f"{name}.webp", "")
    (kept,) = files.older(clock.present() + timedelta(days=1))
    assert (kept.name.partition(".")[0], kept.size) == (name, 7)
    files.remove([kept.name])
    assert files.read(name) is None


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
