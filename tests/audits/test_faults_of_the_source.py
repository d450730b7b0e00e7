"""Faults of writing are read in the source as it was sent, whatever a hostile page writes."""

import pytest

from audits.wellformed import FAULTS_MAX, faults_of

CASES = {
    "sound": ("<!doctype html><ul><li>a<li>b</ul><p>c<p>d<br/>", []),
    "text only elements": ("<title>a <b></title><textarea><i></textarea><script>'<u>'</script>", []),
    "drawing": ("<p><svg><title/><a/><![CDATA[ <b> ]]></svg></p>", []),
    "comments": ("<!-- <b> --><!--> <i></i><?u x ?><!u>", []),
    "values": ("<a title='>' href=a/b>x</a><p class=it's>y</p>", []),
    "twice": ('<i class="a"Class=b>x</i>', [("attribute-twice", "i class")]),
    "crossed": ("<p><b>x<div>y</div></b>", [("crossed", "b"), ("end-without-start", "b")]),
    "left open": ("<div><b>x</div>", [("left-open", "b")]),
    "walled": ("<p><button><div>x</div></button></p>", []),
}


@pytest.mark.parametrize("name", CASES)
def test_only_what_the_standard_never_allows_is_a_fault(name: str) -> None:
    source, expected = CASES[name]
    assert [(one.kind, one.name) for one in faults_of(source)] == expected


def test_a_fault_bears_the_line_of_its_tag() -> None:
    assert [one.line for one in faults_of("<div>\n<b>\n</div>\n<i a a>")] == [2, 4, 4]


@pytest.mark.parametrize(
    "piece", ["<a ", "</a ", "<!--", "<script>", '<a x="', "<svg><![CDATA[", "<p><button><div>", "<b></i>"]
)
def test_a_document_made_to_hold_the_reader_is_read_in_one_pass(piece: str) -> None:
    """Seeking an end from each of these tags would last past the deadline of the tests."""
    assert len(faults_of(piece * 150_000)) <= FAULTS_MAX
