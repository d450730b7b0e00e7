"""Fonts against fontTools, code against what it must keep: counts and savings are what they say."""

import io

import pytest
from content_fonts import FRENCH, ICONS, WORLD, font
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from audits.content.bodies import Body
from audits.content.code_files import code_file, libraries
from audits.content.font_files import drawn_with, families, ranges
from audits.content.fontfile import LATIN, kept, read_font, subset_bytes, woff2_bytes
from audits.content.lean import lean_css, lean_js
from rules.evidence.fonts import FontFace


def face(family: str = "Essai", unicode_range: str = "U+0-10FFFF") -> FontFace:
    return FontFace(
        family=family,
        weight="400",
        style="normal",
        stretch="normal",
        unicode_range=unicode_range,
        display="swap",
        status="loaded",
    )


@pytest.mark.parametrize("flavor", [None, "woff", "woff2"])
def test_glyphs_and_characters_are_those_fonttools_counts(flavor: str | None) -> None:
    body = font(FRENCH, "Essai", flavor)
    with TTFont(io.BytesIO(body)) as known:
        glyphs, characters = known["maxp"].numGlyphs, set(known.getBestCmap())
    read = read_font(body)
    assert read is not None
    assert (read.glyphs, set(read.characters), read.family) == (glyphs, characters, "Essai")
    assert read.format == (flavor or "truetype")
    assert not read.icons


def test_the_subset_weighs_what_fonttools_makes_of_it() -> None:
    body = font(WORLD)
    read = read_font(body)
    assert read is not None
    wanted = kept(read, [0x391])
    assert wanted == {c for c in WORLD if any(low <= c <= high for low, high in LATIN)} | {0x391}
    options = Options(layout_features=["*"], notdef_outline=True)
    options.flavor = "woff2"
    cut = TTFont(io.BytesIO(body))
    cutter = Subsetter(options)
    cutter.populate(unicodes=sorted(wanted))
    cutter.subset(cut)
    cut.flavor = "woff2"
    target = io.BytesIO()
    cut.save(target)
    assert subset_bytes(body, wanted) == len(target.getvalue())


def test_a_font_of_icons_keeps_only_the_icons_used() -> None:
    read = read_font(font(ICONS))
    assert read is not None
    assert read.icons
    assert kept(read, [0xF001, 0x41]) == {0xF001}


def test_woff2_of_a_plain_font_is_lighter() -> None:
    plain = font(FRENCH, "Essai", None)
    made = woff2_bytes(plain)
    assert made is not None
    assert made < len(plain)


def test_what_is_no_font_is_unread() -> None:
    assert read_font(b"<!doctype html>") is None
    assert read_font(b"wOF2 broken") is None
    assert subset_bytes(b"wOF2 broken", [65]) is None


def test_characters_count_for_the_family_and_the_range_of_the_face() -> None:
    read = read_font(font(FRENCH))
    assert read is not None
    texts = [{"families": '"Essai", serif', "characters": "Été"}, {"families": "Autre", "characters": "xyz"}]
    assert drawn_with(read, [face()], texts) == {ord(c) for c in "Été"}
    assert drawn_with(read, [face(unicode_range="U+0-7F")], texts) == {ord("t")}
    assert drawn_with(read, [face("Autre")], texts) == {ord(c) for c in "xyz"}
    assert families("'A B', C,\"D\"") == ["a b", "c", "d"]
    assert ranges("U+4??, U+26") == [(0x400, 0x4FF), (0x26, 0x26)]


@pytest.mark.parametrize(
    ("code", "lean"),
    [
        ("var a = '/* no */'; /* yes */ var b = 2;", "var a = '/* no */';  var b = 2;"),
        ("x = /[/*]+/g.test(y) // fin\n", "x = /[/*]+/g.test(y)"),
        ("`a\n\n   // kept ${b}`", "`a\n\n   // kept ${b}`"),
        ("/*! licence */\n\n  a()\n\n\n  b()", "/*! licence */\na()\nb()"),
        ("a = b / c; // d / e\n d = 'it\\'s // in';", "a = b / c;\nd = 'it\\'s // in';"),
        ("a /* 1\n2 */ b", "a \n b".replace(" \n ", "\n")),
    ],
)
def test_a_lean_script_keeps_strings_patterns_templates_and_licences(code: str, lean: str) -> None:
    assert lean_js(code) == lean


@pytest.mark.parametrize(
    ("code", "lean"),
    [
        ("a { color: red; }\n/* x */\nb , c > d { margin: 0 1px }", "a{color:red;}b,c>d{margin:0 1px}"),
        ('a::before { content: "/* x */  { y }" }', 'a::before{content:"/* x */  { y }"}'),
        ("a { background: url( data:x;y,  z ) }", "a{background:url( data:x;y,  z )}"),
        ("/*! licence */ a b { width: calc(1px + 2px) }", "/*! licence */ a b{width:calc(1px + 2px)}"),
        ("a :hover { top: 0 }", "a :hover{top:0}"),
    ],
)
def test_a_lean_sheet_keeps_its_meaning(code: str, lean: str) -> None:
    assert lean_css(code) == lean


def test_inline_maps_weigh_and_named_ones_do_not() -> None:
    inline = code_file(
        Body(url="/a.js", kind="script", mime="", data=b"a()\n//# sourceMappingURL=data:x,AAAA")
    )
    named = code_file(Body(url="/a.js", kind="script", mime="", data=b"a()\n//# sourceMappingURL=a.js.map\n"))
    assert (inline.source_map, inline.map_bytes) == ("inline", 11)
    assert (named.source_map, named.map_bytes) == ("a.js.map", 0)


@pytest.mark.parametrize(
    ("banner", "known"),
    [
        ("/*! jQuery v3.7.1 | (c) OpenJS Foundation */", [("jQuery", "3.7.1")]),
        ("/*!\n * jQuery JavaScript Library v3.6.0\n */", [("jQuery", "3.6.0")]),
        ("/*! jQuery UI - v1.13.2 - 2022-07-14", [("jQuery UI", "1.13.2")]),
        ("/*! jQuery Migrate - v3.4.1 | (c) */", [("jQuery Migrate", "3.4.1")]),
        ("/*!\n  * Bootstrap v5.3.3 (https://getbootstrap.com/)", [("Bootstrap", "5.3.3")]),
        ("/* @preserve\n * Leaflet 1.9.4, a JS library for interactive maps.", [("Leaflet", "1.9.4")]),
        ("/*! Plugin, requires jQuery v1.9 or later */", []),
        ("var version = 'jQuery v1.2.3';", []),
    ],
)
def test_libraries_are_known_by_their_own_banner(banner: str, known: list[tuple[str, str]]) -> None:
    assert [(one.name, one.version) for one in libraries(banner)] == known
