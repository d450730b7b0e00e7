"""The archive of the visits: HAR 1.2 that other tools read, without the secrets of the visits."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from factory import make_campaign

from reports.formats import find_formats
from reports.formats.har import encode
from reports.order import Order
from rules.evidence.idle import Idle
from rules.evidence.ledger import Ledger, Timing
from tests import factories as make

SECRET = "s3cr3t-value"
REQUESTS = [
    make.request(
        "/",
        kind="document",
        mime="text/html",
        compression="br",
        body_bytes=900,
        decoded_bytes=4000,
        headers={"set-cookie": f"session={SECRET}", "content-type": "text/html", "www-authenticate": SECRET},
        request_headers={"cookie": SECRET, "authorization": f"Bearer {SECRET}", "accept": "*/*"},
        timing=Timing(blocked=1.0, dns=2.0, connect=8.0, tls=5.0, send=0.5, wait=20.0, receive=3.5),
        remote="203.0.113.7",
        connection=12,
        sent_bytes=400,
    ),
    make.request(
        "/a.css?v=1&w=", status=302, redirect_to=f"https://user:{SECRET}@exemple.fr/b.css", start_ms=30.0
    ),
    make.request("/b.css", from_cache=True, cache="disk", header_bytes=0, body_bytes=0, start_ms=40.0),
    make.request(
        "/gone.png",
        outcome="failed",
        status=0,
        header_bytes=0,
        body_bytes=0,
        error="net::ERR_FAILED",
        protocol="",
    ),
]


@pytest.fixture(scope="module")
def log() -> dict[str, Any]:
    plain = make.visit(Ledger(requests=REQUESTS), started="2026-11-24T09:00:00+00:00", load_ms=321.0)
    idle = make.visit(
        Idle(seconds=60, requests=[make.request("/poll")]),
        without=(Ledger,),
        started="2026-11-24T09:01:00+00:00",
    )
    failed = make.failed_visit()
    loaded: dict[str, Any] = json.loads(encode([plain, idle, failed]))
    assert loaded.keys() == {"log"}
    found: dict[str, Any] = loaded["log"]
    return found


def test_it_has_what_har_requires(log: dict[str, Any]) -> None:
    assert (log["version"], log["creator"]["name"], log["browser"]["name"]) == ("1.2", "limpide", "chromium")
    ids = {page["id"] for page in log["pages"]}
    assert len(ids) == 3
    for page in log["pages"]:
        assert {"startedDateTime", "id", "title", "pageTimings"} <= page.keys()
    for entry in log["entries"]:
        assert entry["pageref"] in ids
        assert datetime.fromisoformat(entry["startedDateTime"]).tzinfo
        assert {
            "method",
            "url",
            "httpVersion",
            "cookies",
            "headers",
            "queryString",
            "headersSize",
            "bodySize",
        } <= (entry["request"].keys())
        assert {"status", "statusText", "httpVersion", "cookies", "headers", "content", "redirectURL"} <= (
            entry["response"].keys()
        )
        assert {"send", "wait", "receive"} <= entry["timings"].keys()
        assert min(entry["timings"][name] for name in ("send", "wait", "receive")) >= 0
        assert all(isinstance(value, (int, float)) for value in entry["timings"].values())
        assert entry["cache"] == {}


def test_time_is_the_sum_of_the_phases_with_tls_inside_the_connection(log: dict[str, Any]) -> None:
    first = next(e for e in log["entries"] if e["response"]["content"]["mimeType"] == "text/html")
    assert first["time"] == 35.0
    assert first["timings"]["ssl"] == 5.0


def test_sizes_are_those_of_the_wire(log: dict[str, Any]) -> None:
    first = next(e for e in log["entries"] if e["response"]["content"]["mimeType"] == "text/html")
    assert (first["response"]["headersSize"], first["response"]["bodySize"]) == (100, 900)
    assert first["response"]["content"]["compression"] == 3100
    assert first["_limpide"]["wireBytes"] == 1000
    assert (first["serverIPAddress"], first["connection"]) == ("203.0.113.7", "12")


def test_no_cookie_credential_or_password_is_written(log: dict[str, Any]) -> None:
    assert SECRET not in json.dumps(log)
    names = {header["name"] for entry in log["entries"] for header in entry["response"]["headers"]}
    assert "set-cookie" in names


def test_the_requests_of_an_extra_visit_are_there_too(log: dict[str, Any]) -> None:
    assert any(entry["request"]["url"].endswith("/poll") for entry in log["entries"])
    assert log["pages"][0]["pageTimings"]["onLoad"] == 321.0


def test_the_format_writes_every_visit_of_the_campaign(tmp_path: Path) -> None:
    visits = [make.visit(Ledger(requests=REQUESTS)), make.visit(Ledger(requests=REQUESTS[:1]))]
    target = tmp_path / "a.har"
    find_formats()["har"](Order(make_campaign(), "fr", lambda _: None, lambda: visits), target)
    log = msgspec.json.decode(target.read_bytes())["log"]
    assert [len(log["pages"]), len(log["entries"])] == [2, 5]
