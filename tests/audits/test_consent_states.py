"""Refusing and accepting on home-made banners: reloads, covered buttons, pages that cheat or leave."""

from collections.abc import Iterator

import pytest
from consent_pages import FIXED, HOME_MADE, NO_YES, UNKNOWN, WE_USE, bar
from consenting_visits import Seen, tracker_address, tracker_site, visit_all
from tabs import page

from audits.visit import consenting
from rules.evidence.consent_state import ConsentAccepted, ConsentRefused
from rules.evidence.visit import Visit

CHOOSE = """<script>
const box = document.querySelector("[data-box]");
const [no, yes] = box.querySelectorAll("button, a");
const choose = (value) => { localStorage.choix = value; box.remove(); };
no.onclick = () => choose("non");
yes.onclick = () => {
  choose("oui");
  document.head.append(Object.assign(document.createElement("script"), {src: "@@TIERS@@"}));
};
</script>"""
PLAIN = bar(WE_USE, NO_YES, "data-box") + CHOOSE
COVER = '<div style="position:fixed;inset:0;z-index:9"></div>'
RELOADS = (
    "<script>if (!document.cookie.includes('choix')) document.write(`"
    + bar(WE_USE, NO_YES, "data-box")
    + "`); for (const button of document.querySelectorAll('button')) button.onclick = () => {"
    " document.cookie = 'choix=' + button.textContent; location.reload(); }</script>"
)
ADDRESS = (
    "<script>if (!location.search) document.write(`"
    + bar(WE_USE, '<a href="?cookies=non">Tout refuser</a> <a href="?cookies=oui">Tout accepter</a>')
    + "`)</script>"
)
LATE = (
    f"<template>{PLAIN}</template><script>onscroll = () => {{ onscroll = null;"
    " document.body.append(document.querySelector('template').content) }</script><div style='height:3000px'></div>"
)
CHANGES = PLAIN + (
    "<script>no.addEventListener('click', () => { document.querySelector('main').innerHTML = '<h1>Version sobre</h1>';"
    " new Image().src = '/sobre.png' })</script>"
)
THANKS = (
    f'<div data-box style="{FIXED}"><p>{WE_USE}</p>{NO_YES}</div>'
    "<script>const box = document.querySelector('[data-box]');"
    "for (const button of box.querySelectorAll('button')) button.onclick = () => { localStorage.choix = 1;"
    " box.innerHTML = '<p>Vos choix sur les cookies sont enregistrés.</p><button>Fermer</button>' }</script>"
)
NEVER_GOES = bar(WE_USE, NO_YES) + "<script>setInterval(() => localStorage.n = Math.random(), 50)</script>"
LEAVES = bar(
    WE_USE,
    '<a href="/payer">Continuer sans accepter</a> <a href="#" onclick="this.parentNode.remove()">Accepter</a>',
)

BODIES = {
    "plain": PLAIN,
    "covered": PLAIN + COVER,
    "reloads": RELOADS,
    "address": ADDRESS,
    "after a scroll": LATE,
    "changes the page": CHANGES,
    "thanks": THANKS,
    "in a frame": HOME_MADE["frame of ours"].replace(
        "</button></div>",
        "</button></div><script>onclick = () => parent.document.querySelector('iframe').remove()</script>",
    ),
    "never goes": NEVER_GOES,
    "leaves": LEAVES,
    "unknown": UNKNOWN["other language"],
    "none": "<p>Rien.</p>",
    "no way to refuse": bar(
        WE_USE, "<button onclick='this.parentNode.remove()'>Tout accepter</button><button>Paramétrer</button>"
    ),
}
STAYED = "The banner stayed after the button to {} was pressed."


@pytest.fixture(scope="module")
def seen() -> Iterator[dict[str, Seen]]:
    third = tracker_site()
    address = tracker_address(third)
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setattr(consenting, "PATIENCE", 0.8)
    pages = {
        name: {
            "/": page("<p>Contenu.</p>").replace("</body>", body.replace("@@TIERS@@", address) + "</body>"),
            "/payer": page("<p>Payez.</p>"),
        }
        for name, body in BODIES.items()
    }
    try:
        yield visit_all(pages, third)
    finally:
        third.close()
        monkeypatch.undo()


def refused(seen: Seen) -> ConsentRefused | None:
    visit = seen.states["consent-refused"]
    assert isinstance(visit, Visit), visit
    return visit.get(ConsentRefused)


def accepted(seen: Seen) -> ConsentAccepted | None:
    visit = seen.states["consent-accepted"]
    assert isinstance(visit, Visit), visit
    return visit.get(ConsentAccepted)


@pytest.mark.parametrize(
    "name",
    ["plain", "covered", "reloads", "address", "after a scroll", "changes the page", "thanks", "in a frame"],
)
def test_both_states_are_reached(seen: dict[str, Seen], name: str) -> None:
    for record in (refused(seen[name]), accepted(seen[name])):
        assert record is not None, seen[name].states
        assert record.state.reloaded == (name in ("reloads", "address"))
        assert record.state.pressed == ("keyboard" if name == "covered" else "mouse")
        assert record.state.remembered == (name not in ("address", "in a frame"))


def test_what_accepting_adds_is_told_from_what_refusing_adds(seen: dict[str, Seen]) -> None:
    no, yes = refused(seen["plain"]), accepted(seen["plain"])
    assert no is not None
    assert yes is not None
    assert no.state.later == []
    assert [one.party for one in yes.state.later] == ["third"]
    assert [one.url for one in no.state.earlier] == [one.url for one in yes.state.earlier]
    assert {one.name for one in no.state.stored} == {"choix"}
    assert {one.name for one in yes.state.stored} == {"choix", "suivi"}


def test_a_page_that_changes_after_a_refusal_is_seen_changed(seen: dict[str, Seen]) -> None:
    no = refused(seen["changes the page"])
    assert no is not None
    assert [one.url.rpartition("/")[2] for one in no.state.requests[no.state.before :]] == ["sobre.png"]


@pytest.mark.parametrize(("state", "choice"), [("consent-refused", "refuse"), ("consent-accepted", "accept")])
def test_a_banner_that_never_goes_is_not_reached_whatever_it_stores(
    seen: dict[str, Seen], state: str, choice: str
) -> None:
    visit = seen["never goes"].states[state]
    assert isinstance(visit, Visit)
    assert (visit.status, visit.records) == ("partial", {})
    assert visit.missing == {state.replace("-", "_"): STAYED.format(choice)}


def test_a_refusal_that_leads_elsewhere_is_no_refusal(seen: dict[str, Seen]) -> None:
    visit = seen["leaves"].states["consent-refused"]
    assert isinstance(visit, Visit)
    assert "leads to another page" in visit.missing["consent_refused"]
    assert accepted(seen["leaves"]) is not None


def test_an_unknown_banner_is_never_pressed(seen: dict[str, Seen]) -> None:
    assert set(seen["unknown"].states.values()) == {
        "The consent banner was not understood: A box speaks of cookies; none of its buttons was understood."
    }


def test_a_page_without_banner_asks_for_no_state(seen: dict[str, Seen]) -> None:
    assert set(seen["none"].states.values()) == {"The page shows no consent banner."}


def test_only_the_choices_the_banner_offers_are_made(seen: dict[str, Seen]) -> None:
    one = seen["no way to refuse"]
    assert one.states["consent-refused"] == "The banner offers no way to refuse in one press."
    assert accepted(one) is not None
