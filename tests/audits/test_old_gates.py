"""What an old browser cannot read is made unreadable for today's: style sheets, scripts and documents."""

import json
import re

import pytest
from old_cases import SHEETS

from audits.network.watch import Source
from audits.old_devices.compat import DATA
from audits.old_devices.css_gate import CssGate
from audits.old_devices.errors import Errors
from audits.old_devices.html_gate import HtmlGate
from audits.old_devices.rewriting import Rewriting
from audits.old_devices.script_gate import HINTS, gate_script
from audits.old_devices.tables import newer
from audits.scope import Scope
from audits.visit.gate import Gate


def unheard(*_told: object) -> None:
    """Nobody listens."""


@pytest.mark.parametrize(("target", "written", "read"), SHEETS)
def test_a_style_sheet_says_what_the_target_understands(target: int, written: str, read: str) -> None:
    assert CssGate(newer(target)).sheet(written, unheard) == read


def test_what_a_style_sheet_lacks_is_told_with_its_version_and_place() -> None:
    told: list[tuple[str, int, int]] = []
    CssGate(newer(96)).sheet("p{}\na{height:1dvh}", lambda *one: told.append(one))
    assert told == [("dvh", 108, 13)]


SCRIPTS = [
    (88, "class A{static{a()}}", "static blocks"),
    (88, "let a=await b", "top-level await"),
    (88, "for await (const a of b){}", "top-level await"),
    (88, "async function f(){await x; for await (const a of b){}}", ""),
    (88, "class A{#x; t(o){return #x in o}}", "#name in object"),
    (88, "/a/d.test(b)", "regular expression flag d"),
    (88, "a/b/d", ""),
    (88, "'static {' + `#x in y` // using x = 1", ""),
    (96, 'import a from "b" with {type:"json"}', "import attributes"),
    (96, "{ using x = f(); }", "using"),
    (96, "/[a--b]/v", "regular expression flag v"),
    (100, "/(?<a>x)|(?<a>y)/", "duplicate named groups"),
    (100, "/(?i:a)/", "regular expression modifiers"),
    (96, "/(?:a)|(?<b>c)|(?<d>e)/", ""),
    (70, "a?.b", "optional chaining ?."),
    (70, "a ? .5 : b", ""),
    (84, "a ??= b", "logical assignment"),
    (70, "1_000", "numeric separators"),
    (96, "class A{static{a()} #x; t(o){return #x in o}} a?.b ?? c", ""),
]


@pytest.mark.parametrize(("target", "code", "feature"), SCRIPTS)
def test_a_script_the_target_refuses_becomes_a_syntax_error(target: int, code: str, feature: str) -> None:
    gated = gate_script(code.encode(), newer(target))
    assert [one.feature for one in gated.found[:1]] == ([feature] if feature else [])
    assert gated.code.strip() == (b"}" if feature else code.encode())


def test_the_syntax_error_stands_where_the_recent_syntax_does() -> None:
    gated = gate_script(b"a();\nb();\n  class A{static{}}", newer(88))
    assert (gated.found[0].line, gated.found[0].column) == (3, 11)
    assert gated.code.count(b"\n") == 2


def test_code_given_to_eval_is_checked_and_a_direct_call_stays_direct() -> None:
    gated = gate_script(b"eval(a); (0, eval)(b); self.eval(c); evaluate(d); eval()", newer(96))
    assert re.findall(rb"(\w+)\W*\(__limpideCode\((\w)\)\)", gated.code) == [
        (b"eval", b"a"),
        (b"eval", b"c"),
    ]
    assert b"(0,__limpideCode.run)(b)" in gated.code, (
        "called from outside, it is ours, and no script is read for it"
    )
    assert gated.code.startswith(b"eval(")


DOCUMENTS = [
    (
        '<script>/a/v</script><script type="text/template">/a/v</script>',
        '<script>   }</script><script type="text/template">/a/v</script>',
    ),
    ("<script src=a>using x = 1</script>", "<script src=a>using x = 1</script>"),
    ("<style>a:has(b){}</style>", "<style>a:limpide-has(b){}</style>"),
    ('<p style="height:1dvh">', '<p style="height:1limpide">'),
    ("<p onclick='using x = 1'>", '<p onclick="}">'),
    ("<div popover id=a>", "<div limpide--popover id=a>"),
    ('<button popovertarget="a">', '<button limpide--popovertarget="a">'),
    ("<details name=a><input name=b>", "<details limpide--name=a><input name=b>"),
    ("<div hidden=until-found>", '<div hidden="limpide--until-found">'),
    ("<link integrity=sha384-x href=a>", "<link limpide--integrity=sha384-x href=a>"),
    (
        "<!-- <div popover> --><p title='a > b' popover>",
        "<!-- <div popover> --><p title='a > b' limpide--popover>",
    ),
    ("<textarea><div popover></textarea>", "<textarea><div popover></textarea>"),
    ("é à <p>ü", "é à <p>ü"),
]


@pytest.mark.parametrize(("written", "read"), DOCUMENTS)
def test_a_document_keeps_all_but_what_the_target_lacks(written: str, read: str) -> None:
    held = newer(96)
    assert HtmlGate(held, CssGate(held)).document(written, unheard) == read


def test_the_tables_are_small_dated_and_sourced() -> None:
    for path in (DATA / "api.json", DATA / "css.json", DATA / "language.json"):
        about = json.loads(path.read_text("utf-8"))["_about"]
        assert path.stat().st_size < 100_000
        assert "CC0" in about["source"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", about["date"])


def test_a_more_recent_target_lacks_less() -> None:
    assert set(newer(131).members) < set(newer(96).members) < set(newer(80).members)
    assert "Array.prototype.at" in newer(91).members
    assert "Array.prototype.at" not in newer(92).members


class _Told:
    """A session that notes what it was told, in order."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def on(self, method: str, heard: object) -> None: ...

    def post(self, method: str, params: object = None) -> None:
        self.said.append(method)

    async def send(self, method: str, params: object = None) -> dict[str, object]:
        self.said.append(f"answered {method}")
        return {}


async def test_a_visit_goes_on_only_when_the_page_answered_that_its_gate_stands() -> None:
    gate, session = Gate(Scope(("http://a.example",), ()), "main"), _Told()
    gate.open(session, Source("one", "page"))  # type: ignore[arg-type]
    await gate.rewrite(Rewriting(96, "agent", Errors({})))
    assert "Page.addScriptToEvaluateOnNewDocument" in session.said
    assert session.said[-1].startswith("answered "), "Playwright navigates on a connection of its own"


def test_names_that_two_patterns_of_a_line_share_are_no_reason_to_read_a_script() -> None:
    shared = rb"a=/(?<n>x)/.exec(b),c=/(?<n>y)/.exec(d);"
    assert not re.search(HINTS["duplicate named groups"], shared)
    assert re.search(HINTS["duplicate named groups"], rb"a=/(?<n>x)|[/](?<n>y)/.exec(b)")
