"""Between two results of a site: what is new, cured, or not looked at again, and what the weight comes from."""

from typing import Any

import msgspec

from rules.changes.corrections import corrections_changed
from rules.changes.files import FileChange, files_changed, files_of_result, files_of_visits
from rules.changes.places import origins_of
from rules.changes.site import SiteChanges, site_changed
from rules.changes.verdicts import kept, verdicts_changed, verdicts_of
from rules.evidence.axe import Axe, AxeRule
from rules.evidence.ledger import Request
from rules.evidence.visit import Visit
from rules.judge import judge_site
from rules.results import SiteResult
from rules.site_evidence import Budget
from rules.vocabulary import Correction
from tests.factories import (
    HOME,
    SITE,
    axe,
    discovery,
    document,
    failed_visit,
    ledger,
    node,
    request,
    site,
    visit,
)

OTHER = f"{SITE}/page"
NO_ALT = AxeRule(id="image-alt", violations=[node()])


def judged(*visits: Visit, **fields: Any) -> SiteResult:
    return judge_site(site(*visits, **fields))


def rules(found: list[Correction]) -> list[str]:
    return [one.rule for one in found]


def test_a_defect_that_came_is_new_and_one_that_went_is_cured() -> None:
    clean, bad = judged(visit()), judged(visit(axe(NO_ALT)))
    assert rules(corrections_changed(clean, bad).new) == ["axe-image-alt"]
    assert rules(corrections_changed(bad, clean).cured) == ["axe-image-alt"]
    assert corrections_changed(bad, bad).kept == len([one for one in bad.corrections if one.certain])


def test_what_was_not_looked_at_again_is_never_called_cured() -> None:
    bad = judged(visit(), visit(axe(NO_ALT), url=OTHER))
    for later in (
        judged(visit()),
        judged(visit(), failed_visit(OTHER)),
        judged(visit(), visit(url=OTHER, without=(Axe,))),
    ):
        changes = corrections_changed(bad, later)
        assert "axe-image-alt" in rules(changes.untold)
        assert "axe-image-alt" not in rules(changes.cured)


def test_a_defect_of_a_page_nobody_had_measured_is_found_not_new() -> None:
    changes = corrections_changed(judged(visit()), judged(visit(), visit(axe(NO_ALT), url=OTHER)))
    assert "axe-image-alt" in rules(changes.found)
    assert "axe-image-alt" not in rules(changes.new)


def test_the_site_may_move_to_another_host() -> None:
    there = "https://recette.exemple.fr"
    bad = judged(visit(axe(NO_ALT)))
    moved = judge_site(
        msgspec.structs.replace(
            site(visit(url=f"{there}/")),
            url=f"{there}/",
            discovery=discovery(origins=[there], start_url=there),
        )
    )
    assert "axe-image-alt" in rules(corrections_changed(bad, moved).cured)


def changed(before: list[Request], after: list[Request]) -> list[FileChange]:
    both = [judged(visit(ledger(document(), *requests))) for requests in (before, after)]
    old, new = (
        files_of_visits([visit(ledger(document(), *requests))], origins_of(one))
        for one, requests in zip(both, (before, after), strict=True)
    )
    return files_changed(old, new, frozenset({"/"}))


def image(path: str, size: int) -> Request:
    return request(path, kind="image", header_bytes=200, body_bytes=size)


def test_a_file_that_changed_size_is_named_with_both_sizes() -> None:
    (one,) = changed([image("/a.webp", 3_000_000)], [image("/a.webp", 600_000)])
    assert (one.key, one.kind, one.before, one.after) == ("/a.webp", "image", 3_000_200, 600_200)
    assert (one.pages, one.effect) == (1, -2_400_000)


def test_a_file_whose_name_holds_a_hash_is_the_same_file() -> None:
    (one,) = changed([image("/app.3f2a91c0.js", 50_000)], [image("/app.77ab01de.js", 90_000)])
    assert (one.former_key, one.key) == ("/app.3f2a91c0.js", "/app.77ab01de.js")
    assert changed([image("/app.3f2a91c0.js", 50_000)], [image("/app.77ab01de.js", 50_000)]) == []


def test_several_files_of_one_shape_are_not_taken_for_one_another() -> None:
    before = [image("/p1.jpg", 1000), image("/p2.jpg", 9000)]
    gone = changed(before, [image("/p3.jpg", 5000)])
    assert {(one.key, one.before, one.after) for one in gone} == {
        ("/p1.jpg", 1200, None),
        ("/p2.jpg", 9200, None),
        ("/p3.jpg", None, 5200),
    }


def test_a_few_bytes_of_headers_are_no_change() -> None:
    assert changed([image("/a.webp", 40_000)], [image("/a.webp", 40_100)]) == []


def whole(before: SiteResult, after: SiteResult) -> SiteChanges:
    return site_changed(
        before,
        after,
        (files_of_result(before, origins_of(before)), files_of_result(after, origins_of(after))),
    )


def test_a_new_third_party_is_named_with_what_it_is_for() -> None:
    tracker = request("https://www.google-analytics.com/g.js", party="third", kind="script", body_bytes=9)
    changes = whole(judged(visit(ledger(document()))), judged(visit(ledger(document(), tracker))))
    (one,) = changes.parties
    assert (one.party, one.came, one.pages) == ("www.google-analytics.com", True, 1)
    assert one.service
    assert one.role.fr == "mesure d’audience"
    back = whole(judged(visit(ledger(document(), tracker))), judged(visit(ledger(document()))))
    assert [one.came for one in back.parties] == [False]


def test_nothing_changed_is_nothing_told() -> None:
    one = judged(visit(axe(NO_ALT)))
    changes = whole(one, one)
    assert (changes.files, changes.parties, changes.templates, changes.verdicts) == ([], [], [], [])
    assert changes.pages == 1
    assert changes.instruments is None


def test_a_verdict_that_changed_is_told_worse_first_and_silence_changes_nothing() -> None:
    budgets = [Budget(metric="wire_bytes", limit=5_000)]
    good, bad = (
        judged(visit(ledger(document())), budgets=budgets),
        judged(visit(axe(NO_ALT), ledger(document(), image("/a.webp", 90_000))), budgets=budgets),
    )
    known, then = verdicts_of(good), verdicts_of(bad)
    worse = verdicts_changed(known, then, bad)
    assert {("budget", "passed", "failed"), ("criterion", "other", "nc")} <= {
        (one.kind, one.before, one.after) for one in worse
    }
    assert all(one.worse for one in worse)
    assert not verdicts_changed(then, then, bad)
    dead = judged(failed_visit(HOME), budgets=budgets)
    (gone,) = verdicts_changed(then, verdicts_of(dead), dead)
    assert (gone.kind, gone.after) == ("site", "failed")
    again = kept(kept(known, then), verdicts_of(dead))
    assert again.criteria == then.criteria, "what a dead site does not say stays as it was"
    (back,) = verdicts_changed(again, then, bad)
    assert (back.kind, back.worse) == ("site", False)
