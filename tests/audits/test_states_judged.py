"""From the page to the verdict, through the real browser: the rules on the states of a page."""

from collections.abc import Iterator
from typing import Any

import pytest
from consent_pages import NO_YES, WE_USE, bar
from consenting_visits import Seen, tracker_address, tracker_site, visit_all
from tabs import page

from rules import trackers
from rules.judge import judge_visit
from rules.trackers import Tracker
from rules.vocabulary import Outcome
from tests.rules.content_verdicts import OF_STATES
from tests.small_site import Pages

TEXT_CSS = {"Content-Type": "text/css; charset=utf-8"}
KEPT = {**TEXT_CSS, "Cache-Control": "public, max-age=86400", "ETag": '"1"'}
USED = "h1{color:#123}" * 150
USELESS = ".absent-partout{color:#123}" * 80
CALL = "document.head.append(Object.assign(document.createElement('script'), {src: '@@TIERS@@'}))"
ON_CLICK = (
    "<script>const box = document.querySelector('[data-box]'); for (const button of box.querySelectorAll('button'))"
    " button.onclick = () => { box.remove(); localStorage.choix = 1;"
    " if (BOTH || button.textContent === 'Accepter') CALL }"
    "</script>"
)


def asked(body: str, css: str, headers: dict[str, str], script: str = "") -> Pages:
    """A page with one style sheet, this body after its content, and this script."""
    head = f'<link rel="stylesheet" href="/a.css"><script>{script}</script>'
    whole = page("<p>Contenu.</p>", head).replace("</body>", f"{body}</body>")
    return {
        "/": whole,
        "/a.css": (200, headers, css.encode()),
        "/etat": (200, {"Content-Type": "text/plain"}, b"ok"),
    }


def banner(both: str) -> str:
    return bar(WE_USE, NO_YES, "data-box") + ON_CLICK.replace("BOTH", both).replace("CALL", CALL)


PAGES: dict[str, Pages] = {
    "sound": asked(banner("false"), USED, KEPT),
    "faulty": asked(
        banner("true"),
        USELESS,
        {**TEXT_CSS, "Cache-Control": "no-store"},
        f"{CALL}; setInterval(() => fetch('/etat'), 150)",
    ),
    "accepts only": asked(
        bar(WE_USE, "<button>Tout accepter</button>"), USED, KEPT, "document.cookie = 'session=1'"
    ),
    "plain": {"/": page("<p>Contenu.</p>")},
}
RULES = {rule for rule, _page, _verdict in OF_STATES}


@pytest.fixture(scope="module")
def judged() -> Iterator[dict[str, dict[str, Outcome]]]:
    """What the rules say of every page, its tracker being known as one."""
    third = tracker_site()
    address = tracker_address(third)
    known = (Tracker(service="Suivi", hosts=["localhost"], collects="suivi", cookies="^suivi$"),)
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setattr(trackers, "trackers", lambda: known)

    def filled(pages: Pages) -> Pages:
        return {
            path: text.replace("@@TIERS@@", address) if isinstance(text, str) else text
            for path, text in pages.items()
        }

    try:
        seen = visit_all(
            {name: filled(pages) for name, pages in PAGES.items()}, third, extra=("return",), idle=1.5
        )
        yield {name: outcomes(one) for name, one in seen.items()}
    finally:
        third.close()
        monkeypatch.undo()


def outcomes(seen: Seen) -> dict[str, Outcome]:
    others: list[Any] = [one for one in seen.states.values() if not isinstance(one, str)]
    others += [seen.unasked(name) for name, one in seen.states.items() if isinstance(one, str)]
    found = judge_visit(seen.plain, [seen.plain.url], others)
    return {one.rule: one for one in found if one.rule in RULES}


@pytest.mark.parametrize(("rule", "name", "verdict"), OF_STATES)
def test_what_the_rules_say(
    judged: dict[str, dict[str, Outcome]], rule: str, name: str, verdict: str
) -> None:
    one = judged[name][rule]
    assert (one.reason.value or one.verdict.value) == verdict, (one.facts, one.findings)
    if verdict == "nc" and name == "faulty":
        assert any(finding.certain and finding.resource for finding in one.findings)


def test_a_banner_that_only_accepts_fails(judged: dict[str, dict[str, Outcome]]) -> None:
    (one,) = judged["accepts only"]["refusal-as-easy"].findings
    assert one.certain
    assert one.place is not None
    assert "third-parties-after-refusal" not in judged["accepts only"], "the refusal was not asked for"
