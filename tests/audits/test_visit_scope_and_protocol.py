"""What a visit may request, whose a request is, and the name of the protocol."""

import pytest

from audits.party import PartyOf, authority, registrable_domain
from audits.protocol import Protocol, default_concurrency
from audits.scope import Scope, is_private


def test_the_protocol_names_every_value_that_is_not_the_default() -> None:
    assert Protocol().id == "limpide-1"
    assert Protocol(settle=0.2).id == "limpide-1+settle=0.2"
    assert Protocol(scroll_steps=5, settle=1.0).id == "limpide-1+settle=1+scroll_steps=5"
    assert default_concurrency() >= 1


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.Metropole.example:443/a", "www.metropole.example"),
        ("http://www.metropole.example/", "www.metropole.example"),
        ("http://127.0.0.1:8080/x", "127.0.0.1:8080"),
        ("localhost:81", "localhost:81"),
        ("http://[::1]:80/", "[::1]"),
        ("http://metropole.example:wrong/", ""),
    ],
)
def test_a_site_is_its_host_and_port(url: str, expected: str) -> None:
    assert authority(url) == expected


@pytest.mark.parametrize(
    ("url", "party"),
    [
        ("https://static.metropole.fr/a.css", "own"),
        ("https://metropole.fr.tracker.com/a.js", "third"),
        ("https://commune.gouv.fr/a.js", "third"),
        ("https://www.metropole.fr/", "own"),
    ],
)
def test_own_is_the_same_registrable_domain(url: str, party: str) -> None:
    assert PartyOf(["https://www.metropole.fr"])(url) == party


def test_own_is_the_same_host_and_port_for_an_address() -> None:
    party = PartyOf(["http://127.0.0.1:8000"])
    assert party("http://127.0.0.1:8000/a") == "own"
    assert party("http://127.0.0.1:8001/a") == party("http://localhost:8000/a") == "third"
    assert registrable_domain("127.0.0.1") == registrable_domain("localhost") == ""


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.20.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "localhost",
        "a.localhost",
        "printer.local",
        "localhost.",
        "intranet",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "0x7f.1",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "[::]",
        "::127.0.0.1",
        "::ffff:7f00:1",
        "64:ff9b::10.0.0.1",
        "2002:7f00:1::",
        "fec0::1",
        "ff02::1",
        "fe80::1%eth0",
    ],
)
def test_private_hosts(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize(
    "host",
    [
        "8.8.8.8",
        "134744072",
        "2606:4700::1111",
        "64:ff9b::8.8.8.8",
        "2002:808:808::",
        "www.metropole.example",
        "local.example",
        "10.metropole.example",
        "0x.example",
    ],
)
def test_public_hosts(host: str) -> None:
    assert not is_private(host)


def test_the_scope_allows_the_site_and_the_named_hosts_with_their_port() -> None:
    scope = Scope(["http://127.0.0.1:8000"], ["localhost:9000"])
    assert scope.is_page("http://127.0.0.1:8000/a")
    assert not scope.is_page("http://127.0.0.1:8001/")
    assert not scope.is_page("ftp://127.0.0.1:8000/")
    assert scope.is_loadable("http://localhost:9000/a.js")
    assert not scope.is_loadable("http://localhost:9001/a.js")
    assert scope.is_loadable("https://cdn.example/a.js")
    assert scope.private_answer("https://cdn.example/a.js", "10.0.0.1")
    assert not scope.private_answer("http://127.0.0.1:8000/", "127.0.0.1")


def test_a_public_name_of_the_site_that_turns_private_is_not_the_site() -> None:
    scope = Scope(["https://www.metropole.example:443"], [], frozenset())
    assert scope.private_answer("https://www.metropole.example/", "10.0.0.1")
    inside = Scope(["https://intra.metropole.example:443"], [], frozenset({"intra.metropole.example:443"}))
    assert not inside.private_answer("https://intra.metropole.example/", "10.0.0.1")
