"""An accessibility declaration is read as a careful person reads it: state, both rates, dates, auditor, left-overs."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rules.declaration import check, read
from rules.declaration.contradictions import lawful_state

FOLDER = Path(__file__).parents[1] / "data" / "declarations"
CASES: list[dict[str, Any]] = json.loads((FOLDER / "cases.json").read_text(encoding="utf-8"))
TRAPS: list[dict[str, Any]] = json.loads((FOLDER / "traps.json").read_text(encoding="utf-8"))
STATES = {"totalement conforme": "total", "partiellement conforme": "partial", "non conforme": "none", "": ""}
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("case", CASES + TRAPS, ids=lambda case: str(case["id"]))
def test_every_labelled_field_of_a_published_declaration_is_right(case: dict[str, Any]) -> None:
    found = read(case["text"], case.get("host", ""))
    assert found.is_declaration is case.get("declaration", True)
    assert bool(found.leftovers) is case.get("gabarit_non_rempli", False)
    assert found.global_rate == case.get("taux_global")
    assert found.mean_rate == case.get("taux_moyen")
    if "mention" in case:
        assert found.state == STATES[case["mention"]]
    if "auditeur" in case:
        assert found.auditor == case["auditeur"]
    if "auto_evaluation" in case:
        assert found.self_made is case["auto_evaluation"]
    assert found.half == case.get("demi_mention", found.half)
    assert found.version == case.get("version", found.version)
    assert found.services == case.get("services", 1)
    for label, day in (
        ("date_audit", found.audited),
        ("date_declaration", found.established),
        ("date_maj", found.updated),
        ("perimee_au", found.expires),
    ):
        if label in case:
            assert day == (date.fromisoformat(case[label]) if case[label] else None), label


def test_at_least_thirty_traps_of_our_own_are_labelled() -> None:
    assert len({case["id"] for case in TRAPS}) >= 30


GLOBAL_RATES = {
    "72 % des critères du RGAA version 4.1 sont respectés.": 72,
    "L’audit révèle que :\n- 64,5 % des critères RGAA sont respectés.": 64.5,
    "Le taux de conformité global est de 83 %. Le taux moyen s’élève à 91 %.": 83,
    "Le taux moyen de conformité du service en ligne s’élève à 91 %.": None,
    "Notre objectif est d’atteindre 80 % des critères respectés d’ici 2027.": None,
    "En 2021, 40 % des critères étaient respectés. À ce jour, 67 % des critères sont respectés.": 67,
    "20 % de réduction sur les critères de choix du mobilier.": 20,
}


@pytest.mark.parametrize(("said", "rate"), GLOBAL_RATES.items())
def test_the_share_of_criteria_is_never_the_mean_nor_an_aim(said: str, rate: float | None) -> None:
    assert read(said).global_rate == rate


STATES_READ = {
    "Le site est non conforme avec le RGAA.": "none",
    "Ville.fr est partiellement conforme avec le RGAA, en raison des non-conformités.": "partial",
    "Le site n’est pas conforme avec le référentiel.": "none",
    "Contenus non conformes\nLe site est totalement conforme.": "total",
    "État de conformité : partiellement conforme": "partial",
    "Le site est presque totalement conforme.": "",
    "Non-conformités\n- Des images sans alternative.": "",
}


@pytest.mark.parametrize(("said", "state"), STATES_READ.items())
def test_the_state_is_the_one_the_text_gives_and_no_list_of_faults(said: str, state: str) -> None:
    assert read(said).state == state


DATES = {
    "Cette déclaration a été établie le 1er juillet 2021.": date(2021, 7, 1),
    "Cette déclaration a été établie le 25/09/2024. Elle a été mise à jour le 30/09/2024.": date(2024, 9, 25),
    "Cette déclaration d’accessibilité est établie le 3 août 2025": date(2025, 8, 3),
    "Cette déclaration a été établie le 31/02/2024.": None,
    "Le conseil municipal s’est réuni le 3 mars 2024.": None,
}


@pytest.mark.parametrize(("said", "day"), DATES.items())
def test_the_date_of_the_declaration_is_read_as_it_is_written(said: str, day: date | None) -> None:
    assert read(said).established == day


FAULTY = {
    "expired": "Déclaration d’accessibilité. Le site est partiellement conforme au RGAA : 60 % des critères sont "
    "respectés. Cette déclaration a été établie le 2 mai 2021.",
    "state-against-rate": "Le site est totalement conforme au référentiel. 85 % des critères RGAA sont respectés.",
    "unlawful-state": "Le site est presque totalement conforme avec le référentiel. 99 % des critères sont respectés.",
    "unfilled-template": "L’audit de conformité réalisé par [nom] révèle que [nn]% des critères sont respectés.",
    "another-host": "Cette déclaration d’accessibilité s’applique à www.autre-ville.fr. 60 % des critères sont "
    "respectés.",
    "figures-disagree": "75 % des critères du RGAA sont respectés. On compte 59 critères applicables : 45 critères "
    "conformes, 15 critères non conformes.",
    "future-date": "Cette déclaration a été établie le 1er janvier 2031. 60 % des critères sont respectés.",
    "no-declaration": "Le prestataire s’engage à vérifier cette conformité.",
    "old-audit": "L’audit réalisé le 3 mai 2020 par ACME révèle que 60 % des critères sont respectés. Le site est "
    "partiellement conforme.",
}


@pytest.mark.parametrize(("fault", "said"), FAULTY.items())
def test_each_fault_is_found_with_what_was_read_and_what_is_expected(fault: str, said: str) -> None:
    found = {one.id: one for one in check(read(said), "www.ville-exemple.fr", TODAY)}
    assert fault in found
    assert found[fault].expected.fr
    assert found[fault].what.fr != found[fault].what.en


def test_a_sound_declaration_has_no_certain_fault() -> None:
    said = (
        "La Ville d’Exemple s’engage à rendre ses sites internet accessibles conformément à l’article 47 de la loi "
        "n°2005-102.\nCette déclaration d’accessibilité s’applique à www.ville-exemple.fr.\nÉtat de conformité\n"
        "www.ville-exemple.fr est partiellement conforme avec le RGAA, version 4.1.2, en raison des non-conformités "
        "énumérées ci-dessous.\nL’audit de conformité réalisé par ACME révèle que 72 % des critères sont respectés.\n"
        "Cette déclaration a été établie le 3 mars 2025."
    )
    found = check(read(said), "www.ville-exemple.fr", TODAY)
    assert [one.id for one in found if one.certain] == []


def test_a_site_of_the_same_name_is_no_other_host() -> None:
    said = "Cette déclaration d’accessibilité s’applique à https://ville-exemple.fr. 60 % des critères sont respectés."
    assert "another-host" not in [one.id for one in check(read(said), "www.ville-exemple.fr", TODAY)]


@pytest.mark.parametrize(
    ("rate", "state"), [(100, "total"), (99.9, "partial"), (50, "partial"), (49.99, "none")]
)
def test_the_law_gives_one_state_to_each_rate(rate: float, state: str) -> None:
    assert lawful_state(rate) == state
