"""Makes a style sheet say to this engine what it says to the target: what that one lacks gets a name nobody knows.

The engine's own error recovery then drops the declaration, the rule or the block, as the target would. page/css.js
does the same in the page, for what scripts write; tests/audits/test_old_css_gate.py holds both to the same cases.
"""

import re
from collections.abc import Callable

from audits.old_devices.tables import HTML_ALIAS, VALUED, Newer

MARKS = re.compile(
    r"""/\*.*?(?:\*/|$)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|url\(\s*[^"'\s)](?:\\.|[^)\\])*\)|[{}();\[\]]""",
    re.DOTALL,
)
GROUPS = ("media", "supports", "layer", "container", "scope", "starting-style", "document", "-moz-document")
NO_WORDS = re.compile(
    r"animation|font-family|content|will-change|transition|counter|list-style|grid-(area|row|column)|container-name"
)
COLOURS = re.compile(r"\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\((?=\s*from\s)")
GRADIENTS = re.compile(r"\b((?:repeating-)?(?:linear|radial|conic)-gradient)\((?=[^,)]*\bin\s+[a-z])")
LEVEL_4 = re.compile(r"^\s*not\s*\(|\(\s*(?:\(|not\b)", re.IGNORECASE)
"""Media queries inside others: as recent as ranges."""
SPELLING = re.compile(r"""/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""", re.DOTALL)
Seen = Callable[[str, int, int], None]
"""Told each thing renamed: its name, its version, and where it stands (offset)."""


class CssGate:
    """The gate of one target."""

    def __init__(self, newer: Newer) -> None:
        css = newer.css
        self.newer = newer
        self._other = css["other"]
        self._functions = _names(css["functions"], r"(?<![\w-])({})\(")
        self._units = _names(css["units"], r"(?<![\w.#-])([+-]?(?:\d*\.)?\d+)({})(?![\w%-])")
        self._pseudo = _names(
            {name: v for name, v in css["selectors"].items() if name not in ("nesting", "of", "not()")},
            r"(?<!:)(::?)({})(?![\w-])",
        )
        self._alias = _names(
            {n: v for n, v in newer.html.items() if " " not in n}, r"\[\s*({})(?=[\s=\]~|^$*])"
        )
        valued = {n.partition(" ")[2]: v for n, v in newer.html.items() if n.partition(" ")[0] in VALUED}
        self._alias_values = _names(
            valued, rf"""(\[\s*(?:{"|".join(VALUED)})\s*[~|^]?=\s*["']?)({{}})(?=["'\s\]])"""
        )
        self._media = _names(css["media"], r"\(\s*({})(?=\s*[:)])")
        words = [
            *css["properties"],
            *css["at_rules"],
            *css["functions"],
            *css["selectors"],
            *css["media"],
            *css["units"],
        ]
        words += [word for words in newer.values.values() for word in words] + [*self._other, *newer.html]
        self._hint = re.compile(
            "|".join(sorted({re.escape(w.removesuffix("()")) for w in words}, key=len, reverse=True))
            + r"|[<>&]|from\s|\bin\s|:not\(|\sof\s|\}\s*[^{};]*\{"
        )

    def sheet(self, text: str, seen: Seen) -> str:
        """Return a whole style sheet as the target reads it."""
        return _Reading(self, text, seen).whole() if self._hint.search(text) else text

    def declarations(self, text: str, seen: Seen) -> str:
        """Return the content of a style attribute as the target reads it."""
        return _Reading(self, text, seen).whole(inside="style") if self._hint.search(text) else text

    def selector(self, text: str, seen: Seen, start: int = 0) -> str:
        """Return a list of selectors, unknown names made unknown."""

        def pseudo(found: re.Match[str]) -> str:
            seen(found[0], self.newer.css["selectors"][found[2].lower()], start + found.start())
            return f"{found[1]}limpide-{found[2]}"

        def alias(found: re.Match[str]) -> str:
            return f"[{HTML_ALIAS}{found[1]}"

        text = _outside(text, lambda part: self._alias.sub(alias, self._pseudo.sub(pseudo, part)))
        text = self._alias_values.sub(lambda found: f"{found[1]}{HTML_ALIAS}{found[2]}", text)
        for name, shape in (
            ("of", r":(nth-(?:last-)?child)\((?=[^()]*\sof\s)"),
            ("not()", r":(not)\((?=[^()]*[,\s>+~][^()]*\))"),
        ):
            if version := self.newer.css["selectors"].get(name):
                text, times = re.subn(shape, r":limpide-\1(", text, flags=re.IGNORECASE)
                if times:
                    seen(f":{'nth-child(… of …)' if name == 'of' else 'not(list)'}", version, start)
        if (version := self._other.get("nesting")) and "&" in SPELLING.sub("", text):
            seen("&", version, start)
            text = text.replace("&", ":limpide-nesting")
        return text

    def declaration(self, text: str, seen: Seen, start: int = 0) -> str:
        """Return one declaration; its property or a part of its value may get a name nobody knows."""
        name, colon, value = text.partition(":")
        bare = SPELLING.sub("", name).strip().lower()
        if not colon or not re.fullmatch(r"[a-z-][\w-]*", bare):
            return text
        if version := self.newer.css["properties"].get(bare):
            seen(bare, version, start + len(name) - len(name.lstrip()))
            return re.sub(r"([\w-]+)(\s*)$", r"limpide-\1\2", name) + colon + value
        return name + colon + self.value(bare, value, seen, start + len(name) + 1)

    def value(self, prop: str, text: str, seen: Seen, start: int = 0) -> str:
        """Return the value of a property, unknown functions, units and words made unknown."""

        def renamed(part: str, version: int, word: str) -> str:
            seen(word, version, start)
            return part

        def change(part: str) -> str:
            functions, units = self.newer.css["functions"], self.newer.css["units"]
            part = self._functions.sub(
                lambda m: renamed(f"limpide-{m[1]}(", functions[m[1].lower()], f"{m[1]}()"), part
            )
            part = self._units.sub(lambda m: renamed(f"{m[1]}limpide", units[m[2].lower()], m[2]), part)
            relative, spaces = self._other.get("from", 0), self._other.get("in", 0)
            if relative:
                part = COLOURS.sub(lambda m: renamed(f"limpide-{m[1]}(", relative, f"{m[1]}(from …)"), part)
            if spaces:
                part = GRADIENTS.sub(lambda m: renamed(f"limpide-{m[1]}(", spaces, f"{m[1]}(in …)"), part)
            if prop.startswith("--"):
                return part
            for word in ("revert", "revert-layer"):
                if (version := self._other.get(word)) and part.strip().lower() == word:
                    return renamed("limpide-revert", version, word)
            words = self.newer.values.get(prop)
            if words and not NO_WORDS.search(prop):
                shape = _names(words, r"(?<![\w-])({})(?![\w(-])")
                part = shape.sub(
                    lambda m: renamed(f"limpide-{m[1]}", words[m[1].lower()], f"{prop}: {m[1]}"), part
                )
            return part

        return _outside(text, change)

    def condition(self, name: str, text: str, seen: Seen, start: int = 0) -> str:
        """Return what stands between an at-rule's name and its block or its semicolon."""
        if name == "supports":
            return self._supports(text, seen, start)
        if name == "media":
            return ",".join(self._query(one, seen, start) for one in text.split(","))
        if name == "import":
            for part in ("layer", "supports"):
                version = self._other.get(f"import {part}")
                if version and re.search(rf"[\s)]{part}\b", SPELLING.sub('""', text)):
                    seen(f"@import {part}", version, start)
                    return _first_word(text) + " not all"
        return text

    def _supports(self, text: str, seen: Seen, start: int) -> str:
        for part in ("selector", "font-tech", "font-format", "at-rule", "named-feature"):
            if version := self._other.get(f"supports {part}"):
                text, times = re.subn(rf"\b{part}\(", f"limpide-{part}(", text)
                if times:
                    seen(f"@supports {part}()", version, start)
        text = re.sub(
            r"(?<!-)\bselector\(((?:[^()]|\([^()]*\))*)\)",
            lambda m: f"selector({self.selector(m[1], seen, start)})",
            text,
        )
        inner = re.compile(r"\((\s*[\w-]+\s*:(?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)")
        return inner.sub(lambda m: f"({self.declaration(m[1], _deaf, start)})", text)

    def _query(self, text: str, seen: Seen, start: int) -> str:
        if (version := self.newer.css["media"].get("range")) and re.search(r"\([^()]*[<>=][^()]*\)", text):
            seen("@media (… >= …)", version, start)
            return " not all"
        if (version := self.newer.css["media"].get("or")) and re.search(r"\)\s*or\s*\(", text):
            seen("@media … or …", version, start)
            return " not all"

        if "range" in self.newer.css["media"] and LEVEL_4.search(text):
            return " not all"

        def renamed(found: re.Match[str]) -> str:
            seen(f"@media ({found[1]})", self.newer.css["media"][found[1].lower()], start)
            return f"(limpide-{found[1]}"

        made = self._media.sub(renamed, text)
        # Before the levels of 2022 a query with an unknown part was no query at all.
        return " not all" if made != text and "range" in self.newer.css["media"] else made


class _Reading:
    """One pass over one text: statements end at a semicolon or a brace outside strings, comments and brackets."""

    def __init__(self, gate: CssGate, text: str, seen: Seen) -> None:
        self.gate, self.text, self.seen = gate, text, seen
        self.out: list[str] = []
        self.blocks: list[str] = []

    def whole(self, inside: str = "sheet") -> str:
        """Return the text as the target reads it."""
        self.blocks = [inside]
        begun = depth = skip = 0
        for mark in MARKS.finditer(self.text):
            sign, at = mark[0], mark.start()
            if at < skip:
                continue
            if sign in "([":
                depth += 1
            elif sign in ")]":
                depth = max(0, depth - 1)
            elif sign in ";}" and (sign == "}" or not depth):
                self.out.append(self._statement(self.text[begun:at], begun) + sign)
                begun, depth = at + 1, 0
                if sign == "}" and len(self.blocks) > 1:
                    self.blocks.pop()
            elif sign == "{" and not depth:
                skip = self._opens(begun, at)
                begun = skip or at + 1
        return "".join(self.out) + self._statement(self.text[begun:], begun)

    def _opens(self, begun: int, at: int) -> int:
        """Take what stands before a block; return where to go on when the block is left out, else 0."""
        prelude = self.text[begun:at]
        bare = SPELLING.sub("", prelude).strip()
        within = self.blocks[-1]
        if within in ("style", "raw") and re.match(r"--[\w-]+\s*:", bare):
            self.blocks.append("raw")
            self.out.append(prelude + "{")
            return 0
        version = self.gate._other.get("nesting")
        if within == "style" and version and bare:
            self.seen("nesting", version, begun)
            end = _end_of_nested(self.text, at, rule=not bare.startswith("@"))
            self.out.append("\n" * self.text.count("\n", begun, end))
            return end
        self.out.append(self._prelude(prelude, bare, begun) + "{")
        return 0

    def _prelude(self, prelude: str, bare: str, begun: int) -> str:
        if not bare.startswith("@"):
            inner = self.blocks[-1] == "frames"
            self.blocks.append("style")
            return prelude if inner else self.gate.selector(prelude, self.seen, begun)
        name = re.match(r"@([\w-]*)", bare)[1].lower()  # type: ignore[index]
        kind = (
            "frames" if name.endswith("keyframes") else self.blocks[-1] if name in GROUPS else "declarations"
        )
        self.blocks.append(kind)
        return self._at_rule(name, prelude, begun)

    def _at_rule(self, name: str, text: str, begun: int) -> str:
        version = self.gate.newer.css["at_rules"].get(name)
        where = text.find("@")
        if version:
            self.seen(f"@{name}", version, begun + where)
            return text.replace("@", "@limpide-", 1)
        after = where + 1 + len(name)
        return text[:after] + self.gate.condition(name, text[after:], self.seen, begun + where)

    def _statement(self, text: str, begun: int) -> str:
        bare = SPELLING.sub("", text).strip()
        if bare.startswith("@"):
            return self._at_rule(re.match(r"@([\w-]*)", bare)[1].lower(), text, begun)  # type: ignore[index]
        if self.blocks[-1] in ("style", "declarations") and bare:
            return self.gate.declaration(text, self.seen, begun)
        return text


def _end_of_nested(text: str, at: int, *, rule: bool) -> int:
    """Return where an engine without nesting goes on: after an at-rule's block, or a rule's next semicolon."""
    depth = 0
    for mark in MARKS.finditer(text, at):
        sign = mark[0]
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return mark.start()
        if depth == 0 and ((sign == "}" and not rule) or (sign == ";" and rule)):
            return mark.end()
    return len(text)


def _names(names: dict[str, int], shape: str) -> re.Pattern[str]:
    """Return a pattern of these names, longest first; one that never matches when there are none."""
    listed = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(shape.replace("{}", listed), re.IGNORECASE) if listed else re.compile(r"(?!)")


def _outside(text: str, change: Callable[[str], str]) -> str:
    """Apply a change to what is neither a string nor a comment."""
    parts, begun = [], 0
    for kept in SPELLING.finditer(text):
        parts += [change(text[begun : kept.start()]), kept[0]]
        begun = kept.end()
    return "".join([*parts, change(text[begun:])])


def _first_word(text: str) -> str:
    found = re.match(r"""\s*(?:url\((?:"[^"]*"|'[^']*'|[^)]*)\)|"[^"]*"|'[^']*')""", text)
    return found[0] if found else text


def _deaf(_name: str, _version: int, _at: int) -> None:
    """A question is not a use."""
