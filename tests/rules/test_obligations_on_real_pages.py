"""The mention and the link to the declaration are read on real, labelled pages."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html

from rules.judge import judge_site
from rules.vocabulary import Outcome, Verdict
from tests import factories as make

FOLDER = Path(__file__).parent.parent / "data" / "declarations"
LABELS: list[dict[str, Any]] = json.loads((FOLDER / "pages.json").read_text(encoding="utf-8"))


def outcomes(name: str) -> dict[str, Outcome]:
    tree = html.fromstring((FOLDER / name).read_bytes().decode("utf-8"))
    for hidden in tree.xpath("//script | //style"):
        hidden.drop_tree()
    links = [
        make.link(urljoin(make.HOME, a.get("href")), " ".join(a.text_content().split()))
        for a in tree.xpath("//a[@href]")
    ]
    page = make.page_record(text=tree.text_content(), links=links)
    return {one.rule: one for one in judge_site(make.site(make.visit(page))).outcomes}


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label["page"])
def test_the_mention_and_the_link_are_as_labelled(label: dict[str, Any]) -> None:
    found = outcomes(label["page"])
    assert found["home-mention"].verdict is Verdict.C
    assert label["mention"] in found["home-mention"].facts.fr.lower()
    expected = Verdict.C if label["link_to_declaration"] else Verdict.NC
    assert found["accessibility-page"].verdict is expected


def test_the_accessibility_page_need_not_link_to_itself() -> None:
    declaration = f"{make.SITE}/declaration-rgaa"
    home = make.visit(make.page_record(links=[make.link(declaration, "Accessibilité : non conforme")]))
    itself = make.visit(make.page_record(url=declaration, links=[]), url=declaration)
    found = {one.rule: one for one in judge_site(make.site(home, itself)).outcomes}
    assert found["accessibility-page"].verdict is Verdict.C
