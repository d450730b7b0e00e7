"""Removes from code what no browser needs: comments, indentation, blank lines; for CSS, blanks around punctuation.

A deterministic lower bound of what a minifier saves: names stay, nothing is rewritten, and what could be a string, a
regular expression or a template is left as it is.
"""

import re

_CSS = re.compile(
    r"""(?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|url\(\s*[^"'\s)][^)]*\))"""
    r"""|(?P<keep>/\*!.*?(?:\*/|\Z))|(?P<comment>/\*.*?(?:\*/|\Z))|(?P<blank>\s+)""",
    re.DOTALL | re.IGNORECASE,
)
_CSS_TIGHT = re.compile(r"\s*([{};,>])\s*|:\s+(?=[^;{}]*[;}])")
_JS = re.compile(
    r"""(?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)"""
    r"""|(?P<regex>(?<=[=(,:\[!&|?{};\n])[ \t]*/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*)"""
    r"""|(?P<keep>/\*!.*?(?:\*/|\Z))|(?P<comment>/\*.*?(?:\*/|\Z)|//[^\n]*)|(?P<blank>[ \t\r]*\n\s*)""",
    re.DOTALL,
)
_HELD = "\x00"


def lean_css(text: str) -> str:
    """Return a style sheet without its comments (but /*! */) and its useless blanks.

    >>> lean_css("a { color : red ; } /* x */")
    'a{color :red;}'
    """
    held: list[str] = []

    def small(match: re.Match[str]) -> str:
        kind = match.lastgroup
        if kind in ("string", "keep"):
            held.append(match.group())
            return _HELD
        return "" if kind == "comment" else " "

    tight = _CSS_TIGHT.sub(lambda m: m.group(1) or ":", _CSS.sub(small, text.replace(_HELD, "")))
    parts = tight.strip().split(_HELD)
    return parts[0] + "".join(kept + after for kept, after in zip(held, parts[1:], strict=True))


def lean_js(text: str) -> str:
    r"""Return a script without its comments (but /*! */), indentation and blank lines.

    >>> lean_js("var a = 1; // one\n\n    var b = '// two';")
    "var a = 1;\nvar b = '// two';"
    """

    def small(match: re.Match[str]) -> str:
        kind = match.lastgroup
        if kind == "comment":
            return "\n" if "\n" in match.group() else ""
        return "\n" if kind == "blank" else match.group()

    # A comment that vanished leaves its blanks: the second pass joins them to those around.
    return _JS.sub(small, _JS.sub(small, text)).strip()
