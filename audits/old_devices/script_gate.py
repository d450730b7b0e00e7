"""Finds in a script what the target's parser refuses: one such place makes the whole script a SyntaxError there.

tree-sitter reads the script; a script the target refuses is replaced by a genuine syntax error at the same line.
Calls of eval are given what checks the code they receive (gate_code.js), for that code exists in the page only.
"""

import re
from functools import cache

import msgspec
import tree_sitter_javascript
from tree_sitter import Language, Node, Parser, Query, QueryCursor

from audits.old_devices.tables import Newer

CHECK = "__limpideCode"
"""Name of the function that gate_code.js leaves in the page for calls of eval."""
QUERIES = {
    "optional chaining ?.": "(optional_chain) @f",
    "nullish coalescing ??": '(binary_expression operator: "??" @f)',
    "logical assignment": '(augmented_assignment_expression operator: ["??=" "||=" "&&="] @f)',
    "numeric separators": '((number) @f (#match? @f "_"))',
    "hashbang": "(hash_bang_line) @f",
    "class fields": "(field_definition) @f",
    "private fields": "(field_definition property: (private_property_identifier) @f)",
    "private methods": "(method_definition name: (private_property_identifier) @f)",
    "#name in object": '(binary_expression left: (private_property_identifier) @f operator: "in")',
    "static blocks": "(class_static_block) @f",
    "top-level await": '[(await_expression) @f (for_in_statement "await" @f)]',
    "export * as": "(namespace_export) @f",
    "import attributes": "(import_attribute) @f",
    "import() options": "(call_expression function: (import) arguments: (arguments (_) (_)) @f)",
    "string names in modules": "[(import_specifier name: (string) @f) (export_specifier alias: (string) @f)]",
    "using": "(using_declaration) @f",
    "regular expression flag d": '(regex flags: (regex_flags) @f (#match? @f "d"))',
    "regular expression flag v": '(regex flags: (regex_flags) @f (#match? @f "v"))',
    "regular expression modifiers": '(regex pattern: (regex_pattern) @f (#match? @f "[(][?][ims]*(-[ims]+)?:"))',
    "duplicate named groups": "(regex pattern: (regex_pattern) @f)",
}
WITHIN = rb"(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])"
"""A sign inside a regular expression."""
LITERAL = rb"(?:^|[(,=:\[!&|?{};+\n>]|\b(?:return|case|typeof))\s*/(?![*/])" + WITHIN + rb"+/"
"""A regular expression, where an expression may begin; reading the whole script costs a hundred times more."""
HINTS = {
    "optional chaining ?.": rb"\?\.",
    "nullish coalescing ??": rb"\?\?",
    "logical assignment": rb"(\?\?|\|\||&&)=",
    "numeric separators": rb"\d_\d",
    "hashbang": rb"\A#!",
    "class fields": rb"\bclass\b",
    "private fields": rb"#[\w$]",
    "private methods": rb"#[\w$]",
    "#name in object": rb"#[\w$]+\s+in\b",
    "static blocks": rb"\bstatic\s*(/\*.*?\*/\s*)?\{",
    "top-level await": rb"\bawait\b",
    "export * as": rb"\*\s*as\b",
    "import attributes": rb"[\"']\s*with\s*\{",
    "import() options": rb"\bimport\s*\(",
    "string names in modules": rb"\bas\s*[\"']|\{\s*[\"']",
    "using": rb"\busing\s+[A-Za-z_$][\w$]*\s*(?:=[^=>]|of\b)",
    "regular expression flag d": LITERAL + rb"[gimsuvy]*d[gimsuvy]*(?![\w$])",
    "regular expression flag v": LITERAL + rb"[dgimsuy]*v[dgimsuy]*(?![\w$])",
    "regular expression modifiers": rb"\(\?[ims]*-?[ims]+:",
    "duplicate named groups": rb"\(\?<([A-Za-z_$][\w$]*)>(?=" + WITHIN + rb"*\(\?<\1>)",
}
FUNCTIONS = frozenset(
    {
        "function_declaration",
        "function_expression",
        "arrow_function",
        "method_definition",
        "class_static_block",
    }
    | {"generator_function", "generator_function_declaration", "field_definition"}
)
EVAL = re.compile(
    rb"\beval\s*\)?\s*\(|\bimport\s*\(\s*(?:[^\"'\s)]|[\"'](?:blob|data):|[\"'][^\"']*[\"']\s*,)"
)
INDIRECT = re.compile(rb"\([ \t]*0[ \t]*,[ \t]*eval[ \t]*\)(?=[ \t]*\()")
"""The usual call of eval from outside; it needs no reading of the script to be given ours."""
CALLEE_MOST = 200
"""Bytes between the start of a call and the word eval in what is called: "(0, eval)(", "window.eval("."""
LATE = ("regular expression modifiers", "duplicate named groups")
EARLY_REGEXPS = 97
"""Since this Chrome a wrong pattern refuses its script; before, it threw when reached (seen in 92 and 103)."""
THROWS = b"(()=>{throw new SyntaxError('Invalid regular expression: Invalid group')})()"
RESOLVE, NO_RESOLVE = b"import.meta.resolve", b"import.meta.limpides"
GROUP = re.compile(rb"\(\?<([\w$]+)>")


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One use of what the target lacks. line, column: from 1, in the script."""

    feature: str
    since: int
    line: int
    column: int


class Gated(msgspec.Struct, frozen=True, kw_only=True):
    """A script as the target gets it, and what was found in it."""

    code: bytes
    found: list[Found]


def gate_script(code: bytes, newer: Newer) -> Gated:
    """Return the script for the target: as it is, with its calls of eval watched, or made a syntax error."""
    if "import.meta.resolve" in newer.behaviours:
        code = code.replace(RESOLVE, NO_RESOLVE)
    code = INDIRECT.sub(b"(0," + CHECK.encode() + b".run)", code)
    wanted = [name for name in newer.syntax if re.search(HINTS[name], code, re.DOTALL)]
    evals = [one.start() for one in EVAL.finditer(code)]
    if not wanted and not evals:
        return Gated(code=code, found=[])
    root = _parser().parse(code).root_node
    found = sorted(
        (one for name in wanted for one in _uses(root, name, newer.syntax[name])),
        key=lambda one: (one.line, one.column),
    )
    late = LATE if newer.target < EARLY_REGEXPS else ()
    refused = [one for one in found if one.feature not in late]
    if refused:
        return Gated(code=syntax_error(refused[0]), found=refused)
    edits = _thrown(root, [one for one in wanted if one in late]) if found else []
    if evals:
        edits += _watched(root, evals, newer)
    return Gated(code=_edited(code, edits), found=found)


def syntax_error(first: Found) -> bytes:
    """Return a script whose only content is a syntax error at that place."""
    return b"\n" * (first.line - 1) + b" " * min(first.column - 1, 2000) + b"}"


def _uses(root: Node, name: str, since: int) -> list[Found]:
    captured = QueryCursor(_query(name)).captures(root).get("f", [])
    return [
        Found(feature=name, since=since, line=one.start_point.row + 1, column=one.start_point.column + 1)
        for one in captured
        if _holds(one, name)
    ]


def _holds(node: Node, name: str) -> bool:
    """Tell whether the place is one the old parser refuses, where the pattern alone does not say it."""
    if name == "top-level await":
        return not _inside_function(node)
    if name == "duplicate named groups":
        names = GROUP.findall(node.text or b"")
        return len(names) > len(set(names))
    if name == "class fields":
        return not any(child.type == "private_property_identifier" for child in node.children)
    if name == "import() options":
        return node.named_child_count > 1
    return True


def _inside_function(node: Node) -> bool:
    above = node.parent
    while above is not None:
        if above.type in FUNCTIONS:
            return True
        above = above.parent
    return False


Edit = tuple[int, int, bytes]
"""From byte, to byte, what to put there."""


def _edited(code: bytes, edits: list[Edit]) -> bytes:
    for begun, end, put in sorted(edits, reverse=True):
        code = code[:begun] + put + code[end:]
    return code


def _thrown(root: Node, names: list[str]) -> list[Edit]:
    """Put an error in the place of each regular expression that throws when it is reached."""
    return [
        (one.parent.start_byte, one.parent.end_byte, THROWS)
        if one.type != "regex" and one.parent
        else (one.start_byte, one.end_byte, THROWS)
        for name in names
        for one in QueryCursor(_query(name)).captures(root).get("f", [])
        if _holds(one, name)
    ]


def _calls(root: Node, places: list[int]) -> dict[int, Node]:
    """Return the calls around these places, by their id: looking at every call costs more than reading the script."""
    found: dict[int, Node] = {}
    for place in places:
        node = root.descendant_for_byte_range(place, place + 1)
        while node is not None and place - node.start_byte <= CALLEE_MOST:
            if node.type == "call_expression":
                found[node.id] = node
            node = node.parent
    return found


def _watched(root: Node, places: list[int], newer: Newer) -> list[Edit]:
    """Put the check around what eval and import() are given; a direct call of eval stays a direct one."""
    edits: list[Edit] = []
    for node in _calls(root, places).values():
        callee = node.child_by_field_name("function")
        held = node.child_by_field_name("arguments")
        given = held.named_children if held else []
        if callee is None or not given or given[0].type == "spread_element":
            continue
        first, end = given[0], (given[0].end_byte, given[0].end_byte, b")")
        if callee.type == "import":
            if len(given) > 1 and "JSON modules" in newer.behaviours and b"with" in (given[1].text or b""):
                edits.append((first.end_byte, given[1].end_byte, b""))
            if first.type != "string" or re.match(rb"[\"'](blob|data):", first.text or b""):
                edits += [(first.start_byte, first.start_byte, CHECK.encode() + b".address("), end]
        elif re.search(rb"(^|[.,\s(])eval\s*\)?$", callee.text or b""):
            edits += [(first.start_byte, first.start_byte, CHECK.encode() + b"("), end]
    return edits


@cache
def _language() -> Language:
    return Language(tree_sitter_javascript.language())


@cache
def _parser() -> Parser:
    return Parser(_language())


@cache
def _query(name: str) -> Query:
    return Query(_language(), QUERIES.get(name, "(call_expression) @f"))
