"""The axe species: rules that are data, from axe-core's own tags and our corrections of them.

A violation is certain where it proves a criterion is not met, on that element; every other violation and every
`incomplete` is for a person to review. Finding nothing is never a pass by itself (DESIGN section 5).
"""

import re
from collections.abc import Set as AbstractSet
from functools import cache

import msgspec

from rules.evidence.axe import Axe, AxeNode, AxeRule
from rules.evidence.axe_states import AxeStates, State
from rules.evidence.record import Place
from rules.outcomes import decide, finding, unmeasured
from rules.reader import PageReader
from rules.referentials import Proof, read_data
from rules.rule import Rule
from rules.vocabulary import Finding, Outcome, Text
from rules.wording import count, say, text

AXE_FILE = "axe-4.14.1.json"
PREFIX = "axe-"
_TAG = re.compile(r"<\s*([a-z][a-z0-9-]*)", re.IGNORECASE)
_ROLE = re.compile(r"""\srole\s*=\s*["']?\s*([a-z]+)""", re.IGNORECASE)


class AxeProof(msgspec.Struct, frozen=True):
    """What a violation proves on one criterion.

    nc_on: tag names or role=… on which alone it proves NC. nc_if: condition of the page (rules.conditions)
    under which alone it proves NC; "" for none. page_only: it proves nothing in a document held in a frame.
    unless: part of axe's English message that withdraws the proof; "" for none.
    """

    proof: Proof
    nc_on: list[str] = []
    nc_if: str = ""
    page_only: bool = False
    unless: str = ""


class AxeEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One rule of the axe data file; asks: what it asks, said of an element at fault."""

    enabled: bool
    category: str
    help_url: str
    title: Text
    asks: Text
    why: Text
    who: Text
    fix: Text
    criteria: dict[str, AxeProof] = {}


@cache
def entries() -> dict[str, AxeEntry]:
    """The data of every enabled axe rule, by axe's own id."""
    every = msgspec.convert(read_data(AXE_FILE)["rules"], dict[str, AxeEntry])
    return {name: entry for name, entry in every.items() if entry.enabled}


class WcagProof(msgspec.Struct, frozen=True):
    """Where a violation proves a success criterion failed though no RGAA criterion.

    on: on these tags only, when given. holding: only on an element whose start tag holds this attribute, when given.
    """

    on: list[str] = []
    holding: str = ""


@cache
def wcag_proofs() -> dict[str, WcagProof]:
    """The axe rules whose violation proves a WCAG failure on that element, by axe's own id."""
    return msgspec.convert(read_data("wcag-map.json")["axe_proves"], dict[str, WcagProof])


@cache
def axe_rules() -> dict[str, Rule]:
    """Every enabled axe rule as a rule, by rule id ("axe-" before axe's own)."""
    return {PREFIX + name: _rule(name, entry) for name, entry in entries().items()}


def speaks_of(axe_id: str, criterion: str) -> bool:
    """Tell whether the data of an axe rule name this criterion, proving it or not."""
    return axe_id in entries() and criterion in entries()[axe_id].criteria


def proves(axe_id: str, criterion: str, place: Place | None, conditions: AbstractSet[str]) -> bool:
    """Tell whether a violation on this element proves that the criterion is not met.

    Args:
        conditions: names of the conditions that the page meets.
    """
    entry = entries().get(axe_id)
    link = entry.criteria.get(criterion) if entry else None
    if link is None or (link.nc_if and link.nc_if not in conditions):
        return False
    if link.page_only and place and place.frame:
        return False
    return link.proof == "nc" or bool(link.nc_on and place and _names(place.html) & set(link.nc_on))


def judge_axe(page: PageReader) -> list[Outcome]:
    """Return one outcome a rule that found something, or unmeasured ones when axe did not answer."""
    record = page.get(Axe)
    if record is None:
        needed = [name for name, entry in entries().items() if entry.criteria]
        return [msgspec.structs.replace(unmeasured([Axe.NAME]), rule=PREFIX + name) for name in needed]
    plain = {r.id: r for r in record.rules if (r.violations or r.incomplete) and r.id in entries()}
    more = _in_states(page)
    empty = {name: AxeRule(id=name) for name in more}
    return [_outcome(page, one, more.get(name, [])) for name, one in (empty | plain).items()]


_STATES: dict[State, Text] = {
    "narrow": text("à 320 pixels de large", "at 320 pixels wide"),
    "dark": text("en mode sombre", "in dark mode"),
    "menu": text("avec un menu ouvert", "with a menu open"),
    "dialog": text("avec une fenêtre de dialogue ouverte", "with a dialog open"),
}
_DRAWN = ("color-contrast", "target-size")
"""Rules that depend on how far an opening has been drawn: another state leaves them to a person."""


def _in_states(page: PageReader) -> dict[str, list[Finding]]:
    """Return by rule what axe found in the other states of a studied page, and not in its plain one."""
    record = page.get(AxeStates)
    found: dict[str, list[Finding]] = {}
    for one in record.states if record else []:
        for answer in one.rules:
            if answer.id in entries():
                said = [_marked(page, answer.id, node, _STATES[one.state]) for node in answer.violations]
                found.setdefault(answer.id, []).extend(said)
    return found


def _marked(page: PageReader, axe_id: str, node: AxeNode, state: Text) -> Finding:
    made = _finding(page, axe_id, node, violation=True)
    what = say("{what} (état : {state})", "{what} (state: {state})", what=made.what, state=state)
    certain = made.certain and axe_id not in _DRAWN
    return msgspec.structs.replace(made, what=what, certain=certain)


def finding_in_state(page: PageReader, axe_id: str, node: AxeNode, url: str, *, violation: bool) -> Finding:
    """Return what axe found on an element in a state of a journey, at the address of that state."""
    made = _finding(page, axe_id, node, violation=violation)
    certain = made.certain and axe_id not in _DRAWN
    return msgspec.structs.replace(made, rule=PREFIX + axe_id, page=url, certain=certain)


def clear_rules(record: Axe) -> frozenset[str]:
    """Return the axe rules that passed somewhere, found nothing and left nothing to review, on a whole page."""
    if record.frames_failed:
        return frozenset()
    return frozenset(r.id for r in record.rules if r.passes and not r.violations and not r.incomplete)


def _rule(name: str, entry: AxeEntry) -> Rule:
    return Rule(
        id=PREFIX + name,
        species="axe",
        theme=entry.category,
        unit=text("élément", "element"),
        title=entry.title,
        why=entry.why,
        who=entry.who,
        fix=entry.fix,
        criteria={criterion: link.proof for criterion, link in entry.criteria.items()},
        needs=(Axe,),
        source=entry.help_url,
    )


def _outcome(page: PageReader, answer: AxeRule, more: list[Finding]) -> Outcome:
    proven = [_finding(page, answer.id, node, violation=True) for node in answer.violations]
    doubtful = [_finding(page, answer.id, node, violation=False) for node in answer.incomplete]
    facts = say(
        "{bad} en défaut, {doubtful} à vérifier, {good} sans défaut.",
        "{bad} at fault, {doubtful} to review, {good} without fault.",
        bad=count(
            max(len(proven), answer.violations_total), ("élément", "éléments"), ("element", "elements")
        ),
        doubtful=max(len(doubtful), answer.incomplete_total),
        good=answer.passes,
    )
    outcome = decide(proven + doubtful + more, facts)
    return msgspec.structs.replace(outcome, rule=PREFIX + answer.id)


def _finding(page: PageReader, axe_id: str, node: AxeNode, *, violation: bool) -> Finding:
    entry, conditions = entries()[axe_id], page.conditions
    message = node.messages[0] if node.messages else entry.asks.en
    certain = violation and (
        _fails_wcag(axe_id, node)
        or any(
            proves(axe_id, one, node.place, conditions) and not (link.unless and link.unless in message)
            for one, link in entry.criteria.items()
        )
    )
    tag = next(iter(_TAG.findall(node.place.html)), "")
    what = Text(f"{entry.asks.fr}\u00a0: <{tag}>." if tag else f"{entry.asks.fr}.", message)
    return finding(what, place=node.place, party=page.party_of(node.place), certain=certain)


def _fails_wcag(axe_id: str, node: AxeNode) -> bool:
    proof = wcag_proofs().get(axe_id)
    if proof is None or (proof.holding and f" {proof.holding}=" not in node.place.html.partition(">")[0]):
        return False
    return not proof.on or bool(_names(node.place.html) & set(proof.on))


def _names(html: str) -> set[str]:
    """The tag name of the element and its role, as the data file writes them."""
    opening = html.partition(">")[0]
    tags = _TAG.findall(opening)[:1]
    return {tag.lower() for tag in tags} | {f"role={role.lower()}" for role in _ROLE.findall(opening)}
