"""Proof: every labelled field of every labelled declaration and of our own traps is read right; printed as a table."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from rules.declaration import Declaration, read
from tests.rules.test_declaration_reading import STATES

pytestmark = pytest.mark.proof
FOLDER = Path(__file__).parents[1] / "data" / "declarations"
_FIRST = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?) ?%")


def fields(found: Declaration) -> dict[str, Any]:
    days = {"date_audit": found.audited, "date_declaration": found.established, "date_maj": found.updated}
    days["perimee_au"] = found.expires
    return {
        "declaration": found.is_declaration,
        "gabarit_non_rempli": bool(found.leftovers),
        "taux_global": found.global_rate,
        "taux_moyen": found.mean_rate,
        "mention": next((name for name, state in STATES.items() if state == found.state), ""),
        "demi_mention": found.half,
        "auditeur": found.auditor,
        "auto_evaluation": found.self_made,
        "version": found.version,
        "services": found.services,
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }


@pytest.mark.parametrize("name", ["cases", "traps"])
def test_every_labelled_field_is_right(name: str) -> None:
    cases: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    wrong = []
    naive = rated = 0
    for case in cases:
        got = fields(read(case["text"], case.get("host", "")))
        for label in got.keys() & case.keys():
            asked[label] += 1
            right[label] += got[label] == case[label]
            if got[label] != case[label]:
                wrong.append((case["id"], label, got[label], case[label]))
        if case.get("taux_global") is not None:
            rated += 1
            first = _FIRST.search(case["text"])
            naive += bool(first) and float(first.group(1).replace(",", ".")) == case["taux_global"]
    print(f"\n{name}: {len(cases)} texts")
    for label in sorted(asked):
        print(f"  {label:<20}{right[label]:>4} of {asked[label]}")
    print(f"  the first percentage, taken blindly, is the rate in {naive} of {rated}")
    assert wrong == []
