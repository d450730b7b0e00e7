"""The baseline accepts certain corrections for a time: a new one fails, an expired one fails, a cured one is told."""

from typing import Any

import msgspec

from rules.baseline import reach_of
from rules.evidence.axe import AxeRule
from rules.judge import judge_site
from rules.results import SiteResult
from rules.site_evidence import Accepted
from tests import factories as make

TODAY, LATER, PAST = "2026-11-24", "2027-06-30", "2026-11-23"


def judged(*pages: Any, baseline: list[Accepted] | None = None) -> SiteResult:
    return judge_site(make.site(*pages, baseline=baseline, audited_at=f"{TODAY}T10:00:00+00:00"))


def page(*nodes: dict[str, Any], path: str = "/", rule: str = "image-alt", **fields: Any) -> Any:
    found = [make.node(one.pop("html", "<img src='a.png'>"), **one) for one in map(dict, nodes)]
    rules = [AxeRule(id=rule, violations=found)] if found else []
    return make.visit(make.axe(*rules), url=f"{make.SITE}{path}", **fields)


def accept(result: SiteResult, **fields: Any) -> list[Accepted]:
    entries = []
    for one in result.corrections:
        reached = reach_of(one, result)
        entries.append(
            Accepted(
                id=one.id,
                rule=one.rule,
                component=one.component,
                party=one.party,
                places=reached.places,
                pages=reached.pages,
                where=reached.paths,
                **({"reason": "refonte", "owner": "agence", "due": LATER} | fields),
            )
        )
    return [one for one, found in zip(entries, result.corrections, strict=True) if found.certain]


def states(site: SiteResult) -> list[str]:
    return [one.state for one in site.baseline]


IMAGE = {"component": "main img"}


def test_without_a_baseline_corrections_decide_nothing() -> None:
    assert judged(page(IMAGE)).new is None


def test_an_empty_baseline_accepts_nothing() -> None:
    site = judged(page(IMAGE), baseline=[])
    assert site.new == [one.id for one in site.corrections if one.certain]
    assert len(site.new) > 0


def test_what_is_accepted_passes_and_a_new_correction_fails() -> None:
    entries = accept(judged(page(IMAGE)))
    same = judged(page(IMAGE), baseline=entries)
    assert (states(same), same.new) == (["accepted"], [])
    more = judged(page(IMAGE, {"component": "main ul.liste li img"}), baseline=entries)
    assert states(more) == ["accepted"]
    assert [one.component for one in more.corrections if one.id in (more.new or [])] == [
        "main ul.liste li img"
    ]


def test_a_changed_text_and_another_position_change_nothing() -> None:
    entries = accept(judged(page({**IMAGE, "selector": "main > img"})))
    moved = judged(
        page({**IMAGE, "selector": "main > div > img", "html": "<img src='b' id='x'>"}), baseline=entries
    )
    assert (states(moved), moved.new) == (["accepted"], [])


def test_a_block_moved_to_another_region_or_container_is_the_same_debt() -> None:
    entries = accept(judged(page(IMAGE)))
    footer = judged(page({**IMAGE, "region": "footer"}), baseline=entries)
    assert (states(footer), footer.new) == (["moved"], [])
    box = judged(page({"component": "div.encart img"}), baseline=entries)
    assert (states(box), box.new) == (["moved"], [])


def test_a_cured_debt_does_not_pay_for_a_new_one_elsewhere() -> None:
    entries = accept(judged(page(IMAGE), page(path="/b")))
    other = judged(page(), page({"component": "div.encart img"}, path="/b"), baseline=entries)
    assert states(other) == ["cured"]
    assert len(other.new or []) == 1


def test_an_entry_past_its_day_fails_and_its_last_day_holds() -> None:
    assert states(judged(page(IMAGE), baseline=accept(judged(page(IMAGE)), due=PAST))) == ["expired"]
    assert states(judged(page(IMAGE), baseline=accept(judged(page(IMAGE)), due=TODAY))) == ["accepted"]


def test_an_entry_without_reason_owner_or_due_date_is_refused() -> None:
    for missing in ("reason", "owner", "due"):
        (entry,) = judged(page(IMAGE), baseline=accept(judged(page(IMAGE)), **{missing: ""})).baseline
        assert entry.state == "unjustified"
        assert entry.refused


def test_more_of_an_accepted_correction_is_refused() -> None:
    entries = accept(judged(page(IMAGE), page(path="/b")))
    twice = judged(page(IMAGE, IMAGE), page(path="/b"), baseline=entries)
    assert states(twice) == ["grown"]
    elsewhere = judged(page(IMAGE), page(IMAGE, path="/b"), baseline=entries)
    assert states(elsewhere) == ["grown"]
    free = [msgspec.structs.replace(one, places=None, pages=None) for one in entries]
    assert states(judged(page(IMAGE, IMAGE), page(IMAGE, path="/b"), baseline=free)) == ["accepted"]


def test_what_the_template_repeats_grows_with_the_sample_without_failing() -> None:
    footer = {**IMAGE, "region": "footer"}
    entries = accept(judged(page(footer)))
    assert states(judged(page(footer), page(footer, path="/b"), baseline=entries)) == ["accepted"]


def test_a_cured_correction_is_told_only_when_its_rule_could_answer() -> None:
    entries = accept(judged(page(IMAGE)))
    assert states(judged(page(), baseline=entries)) == ["cured"]
    assert states(judged(make.visit(without=(type(make.axe()),)), baseline=entries)) == ["unseen"]
    assert states(judged(page(), make.failed_visit(), baseline=entries)) == ["unseen"]


def test_an_entry_of_another_site_is_left_alone() -> None:
    entries = accept(judged(page(IMAGE)), site="https://autre.fr/")
    site = judged(page(IMAGE), baseline=entries)
    assert (states(site), len(site.new or [])) == ([], 1)
