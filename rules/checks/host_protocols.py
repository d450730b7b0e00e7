"""The site's hosts answer over IPv6 and accept TLS 1.3.

Why: new networks give IPv6 addresses first, and a service on IPv4 alone needs translators that cost energy. Who:
people whose network speaks IPv6 only. How to fix: publish an AAAA address in the DNS and turn TLS 1.3 on, at the
host or its provider.
"""

from collections.abc import Sequence

from rules.evidence.hosts import HostFacts
from rules.outcomes import decide, failed, finding, to_review, unmeasured
from rules.reader import SiteReader
from rules.rule import rule
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import join, say, text

_BEST = "TLS 1.3"
_ASKED = ("failed", "proxied")


@rule(
    id="host-protocols",
    scope="site",
    theme="network",
    unit=text("hôte", "host"),
    title=text(
        "Rendre le site joignable en IPv6 et en TLS 1.3", "Make the site reachable over IPv6 and TLS 1.3"
    ),
    why=text(
        "Les nouveaux réseaux donnent d'abord des adresses IPv6 : en IPv4 seul, il faut des traducteurs.",
        "New networks give IPv6 addresses first: on IPv4 alone, translators are needed.",
    ),
    who=text(
        "Les personnes dont le réseau ne parle qu'IPv6 ; les réseaux mobiles.",
        "People whose network speaks IPv6 only; mobile networks.",
    ),
    fix=text(
        "Demander à l'hébergeur une adresse IPv6, la publier dans le DNS (AAAA), et activer TLS 1.3.",
        "Ask the host for an IPv6 address, publish it in the DNS (AAAA), and turn TLS 1.3 on.",
    ),
    criteria={"rgesn:3.3": "nc", "rgesn:1.7": "none", "rgesn:8.1": "none", "rgesn:8.6": "none"},
    source="RGESN 2024, 3.3",
)
def judge(site: SiteReader) -> Outcome:
    """Read the names and the handshakes of the site's own hosts; what got no answer is not measured."""
    if not site.hosts:
        return unmeasured(["hosts"], text("Les hôtes n'ont pas été interrogés.", "The hosts were not asked."))
    facts = join([_facts(one) for one in site.hosts])
    findings = [one for host in site.hosts for one in _findings(host)]
    if any(one.certain for one in findings):
        return failed(findings, facts)
    if any(state in _ASKED for one in site.hosts for state in (one.names, one.tls)):
        return unmeasured(["hosts"], facts)
    if not any("measured" in (one.names, one.tls) for one in site.hosts):
        return to_review([], facts)
    return decide(findings, facts)


def _findings(one: HostFacts) -> list[Finding]:
    found: list[Finding] = []
    if one.names == "measured" and not one.ipv6:
        what = say("{host} n'a pas d'adresse IPv6.", "{host} has no IPv6 address.", host=one.host)
        found.append(finding(what, resource=one.host, party="template", component="IPv6"))
    if one.tls == "measured" and one.versions.get(_BEST) is False:
        what = say("{host} refuse TLS 1.3.", "{host} refuses TLS 1.3.", host=one.host)
        found.append(finding(what, resource=one.host, party="template", component="TLS 1.3"))
    return found


def _facts(one: HostFacts) -> Text:
    return say(
        "{host} : {names} ; {tls}.",
        "{host}: {names}; {tls}.",
        host=one.host,
        names=_names(one),
        tls=_tls(one),
    )


def _names(one: HostFacts) -> Text:
    if one.names == "unasked":
        return text("pas de nom public à interroger", "no public name to ask for")
    if one.names != "measured":
        return text("adresses non mesurées", "addresses not measured")
    return say(
        "IPv4 {ipv4}, IPv6 {ipv6}{canonical}",
        "IPv4 {ipv4}, IPv6 {ipv6}{canonical}",
        ipv4=_listed(one.ipv4),
        ipv6=_listed(one.ipv6),
        canonical=f" ({one.canonical})" if one.canonical else "",
    )


def _tls(one: HostFacts) -> Text:
    if one.tls == "unasked":
        return text("servi sans TLS", "served without TLS")
    if one.tls != "measured":
        return text("TLS non mesuré", "TLS not measured")
    return say(
        "acceptés : {yes} ; refusés : {no} ; protocole convenu : {alpn} ; chiffrement : {cipher}",
        "accepted: {yes}; refused: {no}; protocol agreed on: {alpn}; cipher: {cipher}",
        yes=_listed([name for name, accepted in one.versions.items() if accepted]),
        no=_listed([name for name, accepted in one.versions.items() if not accepted]),
        alpn=one.alpn or "–",
        cipher=one.cipher or "–",
    )


def _listed(names: Sequence[str]) -> Text:
    return Text(", ".join(names), ", ".join(names)) if names else text("aucun", "none")
