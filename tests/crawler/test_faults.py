"""A full disk, a locked database or a server that goes away and comes back lose nothing and store nothing half."""

import asyncio
import errno
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from audits.visit.problems import GONE
from crawler.campaign import patience
from crawler.campaign.files import EvidenceFiles
from crawler.campaign.patience import Server
from crawler.campaign.settings import SiteSettings
from crawler.campaign.slugs import slugs
from crawler.campaign.store import Store
from crawler.cli.main import run
from crawler.errors import StoreError
from rules.evidence.visit import Visit
from tests.factories import ledger, request, visit

SITES = [SiteSettings(url="https://a.example/")]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path / 'limpide.db'}")
    yield opened
    opened.close()


def stored_site(store: Store) -> int:
    campaign, _ = store.open_campaign(SITES, slugs(SITES), {}, "2026-11-24T10:00:00+00:00", fresh=False)
    return store.sites(campaign)[0].id


def test_a_full_database_is_one_sentence_and_stores_no_half_visit(store: Store) -> None:
    site = stored_site(store)
    seen = visit(ledger(*(request(f"/{n}-{hash(n * n)}") for n in range(3000))))
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StoreError) as caught:
        store.save_visit(site, "https://a.example/", seen)
    assert "disk is full" in caught.value.text.en
    assert "\n" not in caught.value.text.fr
    assert store.visited(site) == set()


def test_a_database_that_somebody_else_holds_is_one_sentence_and_stores_nothing(
    store: Store, tmp_path
) -> None:
    site = stored_site(store)
    holder = sqlite3.connect(tmp_path / "limpide.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    with pytest.raises(StoreError, match="locked"):
        store.save_visit(site, "https://a.example/", visit(ledger()))
    holder.execute("ROLLBACK")
    holder.close()
    assert store.visited(site) == set()
    store.save_visit(site, "https://a.example/", visit(ledger()))


def test_a_picture_that_does_not_fit_leaves_no_draft_and_lets_no_visit_be_stored(
    tmp_path: Path, monkeypatch
) -> None:
    files = EvidenceFiles(tmp_path / "limpide.evidence")

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(StoreError, match="No space left"):
            files.save(b"picture", "webp")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    with pytest.raises(StoreError):
        files.check()


class Place:
    """A port of this machine at which somebody listens, or not."""

    def __init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"

    def leave(self) -> None:
        self.listener.close()

    def come_back(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", self.port))


@pytest.fixture
def place(monkeypatch) -> Iterator[Place]:
    monkeypatch.setattr(patience, "LOOK", 0.02)
    made = Place()
    yield made
    made.leave()


def good(url: str) -> Visit:
    return msgspec.structs.replace(visit(ledger()), url=url)


def refused(url: str) -> Visit:
    reason = GONE["ERR_CONNECTION_REFUSED"]
    return msgspec.structs.replace(good(url), status="failed", reason=reason, records={})


def without_its_picture(url: str) -> Visit:
    error = "net::ERR_CONNECTION_REFUSED"
    lost = msgspec.structs.replace(
        request("/photo.webp"), url=f"{url}photo.webp", outcome="failed", error=error
    )
    return msgspec.structs.replace(visit(ledger(lost)), url=url)


async def met(place: Place, *seen: Visit, back_after: float = 0.1) -> tuple[list[Visit], int]:
    """Return what is stored of a visit that meets all this in turn, and how many outages were told."""
    told: list[None] = []
    server = Server(asyncio.Event(), proxied=False, gone=lambda: told.append(None))
    visits = iter(seen)

    async def make() -> Visit:
        return next(visits)

    asyncio.get_running_loop().call_later(back_after, place.come_back)
    return [await server.patiently(make), *visits], len(told)


@pytest.mark.parametrize("spoilt", [refused, without_its_picture])
async def test_a_page_whose_server_was_gone_is_visited_again_when_it_is_back(
    place: Place, spoilt: Callable[[str], Visit]
) -> None:
    place.leave()
    kept, told = await met(place, spoilt(place.url), good(place.url))
    assert kept == [good(place.url)]
    assert told == 1


async def test_a_server_that_stays_away_fails_its_page_after_its_time(place: Place, monkeypatch) -> None:
    monkeypatch.setattr(patience, "PATIENCE", 0.1)
    place.leave()
    kept, _ = await met(place, refused(place.url), back_after=0.5)
    assert [one.status for one in kept] == ["failed"]
    await asyncio.sleep(0.5)


async def test_what_was_under_way_while_the_server_was_gone_is_made_again(place: Place) -> None:
    place.leave()
    server = Server(asyncio.Event(), proxied=False, gone=lambda: None)
    noticed = asyncio.Event()
    counts = {"plain": 0, "extra": 0}

    async def plain() -> Visit:
        counts["plain"] += 1
        return refused(place.url) if counts["plain"] == 1 else good(place.url)

    async def extra() -> Visit:
        counts["extra"] += 1
        if counts["extra"] == 1:
            await noticed.wait()
        return good(place.url)

    under_way = asyncio.create_task(server.patiently(extra))
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_later(0.1, place.come_back)
    await server.patiently(plain)
    noticed.set()
    await under_way
    assert counts == {"plain": 2, "extra": 2}


async def test_a_picture_that_is_never_there_costs_no_second_visit(place: Place) -> None:
    place.leave()
    place.come_back()
    lost = msgspec.structs.replace(
        request("/x"), url=f"{place.url}x", outcome="failed", error="net::ERR_CONNECTION_RESET"
    )
    seen = msgspec.structs.replace(visit(ledger(lost)), url=place.url)
    server = Server(asyncio.Event(), proxied=False, gone=lambda: None)
    visits = iter([seen])

    async def make() -> Visit:
        return next(visits)

    assert await server.patiently(make) == seen


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is a device of Linux")
@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["explain", "nothing", "--store", "sqlite:///nowhere/at/all.db"], ""),
        (["rules", "list"], "limpide ne peut plus écrire (No space left on device)"),
    ],
)
def test_an_output_on_a_full_disk_changes_no_exit_code_into_a_crash(command: list[str], said: str) -> None:
    full = "stdout" if said else "stderr"
    with Path("/dev/full").open("wb") as device:
        outputs = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | {full: device}
        ended = subprocess.run([sys.executable, "-m", "crawler.guard", *command], check=False, **outputs)  # type: ignore[call-overload]
    assert ended.returncode == (3 if said else 2)
    told = (ended.stderr or b"").decode()
    assert told.startswith(said)
    assert "Traceback" not in told


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EDQUOT])
def test_a_place_that_takes_no_more_is_one_sentence_wherever_it_is_met(
    number: int, monkeypatch, capsys
) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise ExceptionGroup("both", [ExceptionGroup("one", [OSError(number, "Disk trouble", "a/b")])])

    monkeypatch.setattr("crawler.cli.main.get_command", lambda _app: Mute(full))
    with pytest.raises(SystemExit) as ended:
        run(["init"])
    assert ended.value.code == 3
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "(Disk trouble, a/b)" in said


class Mute:
    """A command whose work is given."""

    help, params = "", ()

    def __init__(self, main: Callable[..., None]) -> None:
        self.main = main
