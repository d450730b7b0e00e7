"""Two spellings of one address are one address; the site is its origins and its paths."""

from unittest.mock import Mock

import pytest
from twisted.internet.error import DNSLookupError

from crawler.discovery.fence import FencedResolver
from crawler.discovery.scope import Scope, address, identity, is_loopback, same_registrable_domain
from crawler.discovery.sentences import why_silent


@pytest.mark.parametrize(
    ("spelling", "canonical"),
    [
        ("HTTP://Example.ORG:80", "http://example.org/"),
        ("https://example.org:443/a#top", "https://example.org/a"),
        ("http://example.org/a/../b/./c", "http://example.org/b/c"),
        ("http://example.org/%7euser/%c3%a9t%C3%A9", "http://example.org/~user/%C3%A9t%C3%A9"),
        ("http://example.org/été?q=à", "http://example.org/%C3%A9t%C3%A9?q=%C3%A0"),
        ("http://example.org/x?utm_source=a&page=2&gclid=1", "http://example.org/x?page=2"),
        ("http://example.org/x?utm_source=a", "http://example.org/x"),
        ("http://example.org/x;jsessionid=12AB?a=1", "http://example.org/x?a=1"),
        ("http://user:secret@example.org/x", "http://example.org/x"),
        ("http://example.org/a b", "http://example.org/a%20b"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
    ],
)
def test_an_address_has_one_canonical_form(spelling: str, canonical: str) -> None:
    assert address(spelling) == canonical
    assert address(canonical) == canonical


@pytest.mark.parametrize(
    "link", ["mailto:a@b.fr", "javascript:void(0)", "tel:+33400000000", "http://", "http://[", "data:,x"]
)
def test_what_is_no_web_address_is_none(link: str) -> None:
    assert address(link, "http://example.org/") is None


def test_what_could_make_another_page_is_kept_apart() -> None:
    different = [
        "http://a.fr/x",
        "http://a.fr/x/",
        "http://a.fr/X",
        "http://www.a.fr/x",
        "https://a.fr/x",
        "http://a.fr/x?a=2",
    ]
    assert len({identity(address(url) or "") for url in different}) == len(different)


def test_the_order_of_parameters_does_not_make_another_address_but_is_kept_in_the_request() -> None:
    one, other = "http://a.fr/x?b=1&a=2", "http://a.fr/x?a=2&b=1"
    assert address(one) == one
    assert identity(one) == identity(other)


def test_http_and_https_of_one_host_are_one_site_on_default_ports_only() -> None:
    assert Scope("http://a.fr/").owns("https://a.fr/x")
    assert not Scope("http://a.fr:8080/").owns("http://a.fr/x")
    assert not Scope("http://a.fr/").owns("http://blog.a.fr/")


def test_the_host_the_start_redirects_to_joins_the_site_within_its_domain() -> None:
    scope = Scope("http://ville.fr/")
    assert scope.adopt("http://ville.fr/", "https://www.ville.fr/")
    assert scope.owns("https://www.ville.fr/x")
    assert not scope.adopt("http://ville.fr/", "https://autre.fr/")
    assert not scope.owns("https://autre.fr/")


def test_two_customers_of_one_host_are_not_one_domain() -> None:
    assert not same_registrable_domain("https://un.github.io/", "https://deux.github.io/")
    assert not same_registrable_domain("http://127.0.0.1:1/", "http://127.0.0.1:2/")


def test_a_scope_of_paths_keeps_whole_folders() -> None:
    scope = Scope("http://a.fr/", ["/fr", "aide/"])
    assert [scope.holds(f"http://a.fr{p}") for p in ("/fr", "/fr/x", "/francais", "/aide/x", "/")] == [
        True, True, False, True, False,
    ]  # fmt: skip


def test_loopback_is_told_from_the_rest() -> None:
    assert is_loopback("http://127.0.0.1:80/")
    assert is_loopback("http://[::1]/")
    assert is_loopback("http://localhost/")
    assert not is_loopback("http://ville.fr/")


def test_only_the_host_asked_for_may_stand_in_a_private_network() -> None:
    class CannotResolveHostError(Exception):
        """As Scrapy says it."""

    resolver = FencedResolver(Mock(), 0, 1.0)
    resolver.hosts = frozenset({"intranet.ville.fr"})
    assert resolver._checked("10.0.0.1", "intranet.ville.fr") == "10.0.0.1"
    assert resolver._checked("192.0.43.8", "www.ville.fr") == "192.0.43.8"
    with pytest.raises(DNSLookupError) as refused:
        resolver._checked("169.254.169.254", "www.ville.fr")
    said = CannotResolveHostError(str(refused.value))
    assert why_silent(said, 10).en == "this name leads to a private network, where limpide does not go"
