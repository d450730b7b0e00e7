"""Findings with one cause make one correction, whose id stays when the page changes around it."""

import hashlib
from typing import Any

from rules.evidence.axe import AxeRule
from rules.grouping import correction_id
from rules.judge import judge_site
from rules.results import SiteResult
from rules.vocabulary import Correction
from tests import factories as make


def with_image(url: str, **fields: Any) -> Any:
    return make.visit(make.axe(AxeRule(id="image-alt", violations=[make.node(**fields)])), url=url)


def corrections(result: SiteResult, rule: str = "axe-image-alt") -> list[Correction]:
    return [one for one in result.corrections if one.rule == rule]


def judged(*visits: Any) -> SiteResult:
    return judge_site(make.site(*visits))


def test_the_id_is_the_published_hash() -> None:
    digest = hashlib.sha256(b"axe-image-alt\nmain>img\ncontent").hexdigest()
    assert correction_id("axe-image-alt", "main>img", "content") == digest[:10]


def test_a_moved_block_or_a_changed_text_keeps_the_id() -> None:
    before = corrections(judged(with_image(make.HOME, html="<img src='a.png'>", selector="main > img")))
    moved = corrections(
        judged(
            with_image(f"{make.SITE}/b", html="<img src='autre.png' title='x'>", selector="main > div > img")
        )
    )
    assert [one.id for one in before] == [one.id for one in moved]


def test_one_cause_on_many_pages_is_one_correction_counted_over_pages() -> None:
    urls = [f"{make.SITE}/{n}" for n in range(60)]
    (found,) = corrections(judged(*(with_image(url) for url in urls)))
    assert (found.pages, found.places, len(found.findings)) == (urls, 60, 50)
    assert "rgaa:1.1" in found.criteria


def test_the_template_and_the_content_are_repaired_apart() -> None:
    found = corrections(judged(with_image(make.HOME), with_image(f"{make.SITE}/b", region="footer")))
    assert {one.party for one in found} == {"template", "content"}


def test_an_element_in_a_third_partys_frame_is_theirs() -> None:
    (found,) = corrections(judged(with_image(make.HOME, frame="https://carte.example/embed")))
    assert found.party == "third"


def test_certain_comes_before_review_then_more_pages_first() -> None:
    region = AxeRule(id="region", violations=[make.node("<div>")] * 9)
    label = AxeRule(id="label", violations=[make.node("<input>")])
    alt = AxeRule(id="image-alt", violations=[make.node()])
    result = judged(
        make.visit(make.axe(region, label, alt)), make.visit(make.axe(region, alt), url=f"{make.SITE}/b")
    )
    found = [(one.rule, one.certain) for one in result.corrections if one.rule.startswith("axe-")]
    assert found == [("axe-image-alt", True), ("axe-label", True), ("axe-region", False)]


def test_once_certain_only_the_certain_places_count() -> None:
    both = AxeRule(id="image-alt", violations=[make.node()], incomplete=[make.node()] * 5)
    doubtful = AxeRule(id="image-alt", incomplete=[make.node()])
    (found,) = corrections(
        judged(make.visit(make.axe(doubtful)), make.visit(make.axe(both), url=f"{make.SITE}/b"))
    )
    assert (found.certain, found.places, found.pages) == (True, 1, [f"{make.SITE}/b"])


def test_one_server_setting_is_one_correction_however_many_files() -> None:
    files = [
        make.request(f"/{n}.js", kind="script", mime="text/javascript", body_bytes=9000) for n in range(4)
    ]
    (found,) = corrections(judged(make.visit(make.ledger(*files))), "text-compression")
    assert found.places == 4


def test_a_new_build_number_in_a_file_name_keeps_the_id() -> None:
    def twice(path: str) -> str:
        files = [make.request(path, kind="script", mime="text/javascript") for _ in range(2)]
        (found,) = corrections(judged(make.visit(make.ledger(*files))), "duplicate-requests")
        assert (found.saved_bytes, found.saved_requests) == (1000, 1)
        return found.id

    assert twice("/app.3f2a91c0.js") == twice("/app.77ab01d9.js") != twice("/autre.js")


def test_an_answer_without_a_byte_is_no_second_download() -> None:
    cached = make.request("/a.js", kind="script", mime="text/javascript", header_bytes=0, body_bytes=0)
    first = make.request("/a.js", kind="script", mime="text/javascript")
    assert corrections(judged(make.visit(make.ledger(first, cached))), "duplicate-requests") == []


def test_a_site_moved_to_another_host_keeps_the_ids_of_its_dead_links() -> None:
    def dead(origin: str) -> str:
        gone = make.Address(url=f"{origin}/gone?a=1", kind="error", status=404, found_on=[make.HOME])
        result = judge_site(make.site(make.visit(), addresses=[gone]))
        return corrections(result, "dead-links")[0].id

    assert dead("http://127.0.0.1:8001") == dead("http://127.0.0.1:8002")


def test_what_stands_in_the_footer_of_most_pages_comes_first_and_says_so() -> None:
    footer = make.node(component="footer>a", region="footer", html="<a href='/'></a>")
    visits = []
    for n in range(5):
        alone = [make.node(component="main>figure img") for _ in range(9)]
        rules = [AxeRule(id="image-alt", violations=alone)]
        rules += [AxeRule(id="link-name", violations=[footer])] if n < 4 else []
        visits.append(make.visit(make.axe(*rules), url=f"{make.SITE}/p{n}"))
    first, second = [one for one in judge_site(make.site(*visits)).corrections if one.rule.startswith("axe-")]
    assert (first.rule, first.transverse, len(first.pages)) == ("axe-link-name", "footer", 4)
    assert (second.rule, second.transverse, len(second.pages)) == ("axe-image-alt", "", 5)


def test_two_pages_never_make_a_common_element() -> None:
    node = make.node(component="footer>a", region="footer", html="<a href='/'></a>")
    record = make.axe(AxeRule(id="link-name", violations=[node]))
    visits = [make.visit(record, url=f"{make.SITE}/p{n}") for n in range(2)]
    assert not any(one.transverse for one in judge_site(make.site(*visits)).corrections)
