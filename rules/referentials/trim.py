"""Cuts a full referential down to what the product ships: `python -m rules.referentials.trim NAME FULL.json`.

NAME is rgaa or rgesn; FULL.json is the referential with its tests (RGAA: criteres.json and methodologies.json of
DISIC/accessibilite.numerique.gouv.fr merged; RGESN: the official declaration spreadsheet as JSON). The
trimmed file is printed; put it under rules/referentials.
"""

import sys
from pathlib import Path
from typing import Any

import msgspec


def trim_rgaa(full: dict[str, Any]) -> dict[str, Any]:
    """Keep ids, titles, themes, levels, WCAG references and test procedures of the RGAA."""
    about = {
        "source": f"https://github.com/{full['source']['repo']} commit {full['source']['commit']}",
        "licence": "Licence Ouverte 2.0 (Etalab)",
        "credit": full["source"]["attribution"],
        "date": full["published"],
        "refresh": "python -m rules.referentials.trim rgaa FULL.json > rules/referentials/rgaa-4.1.2.json",
    }
    return {
        "_about": about,
        "id": "rgaa",
        "name": "RGAA",
        "version": full["version"],
        "source": "https://accessibilite.numerique.gouv.fr/methode/criteres-et-tests/",
        "licence": about["licence"],
        "credit": "DINUM, RGAA 4.1.2",
        "score": "bound",
        "rank": 1,
        "criteria": [
            {
                "id": f"rgaa:{one['id']}",
                "theme": topic["topic"],
                "title": one["title"],
                "level": one["level"],
                "wcag": [reference["sc"] for reference in one["wcag"]],
                "procedure": [_procedure(test) for test in one["tests"]],
            }
            for topic in full["topics"]
            for one in topic["criteria"]
        ],
    }


def _procedure(test: dict[str, Any]) -> str:
    """One test as text: its question, its conditions and its steps."""
    conditions = "".join(f"\n- {condition}" for condition in test["conditions"])
    return f"Test {test['id']}. {test['text']}{conditions}\n{test['methodology'].strip()}".replace("**", "")


def trim_rgesn(full: dict[str, Any]) -> dict[str, Any]:
    """Keep ids, titles, themes, priorities, weights, applicability and control texts of the RGESN."""
    return {
        "_about": {
            "source": "official declaration spreadsheet of the RGESN 2024, through public copies of it: "
            "ldevernay/rgesn-v2-audit (titles, priorities), NumEcoDiag (controls), Theodo-GovTech/RGESN commit "
            "99cfa83 (controls of 3.1, 3.2, 4.3, 4.4 and 4.15, which NumEcoDiag leaves empty or repeats)",
            "licence": "official public text (Arcep, Arcom, ADEME)",
            "credit": ", ".join(full["meta"]["publishers"]),
            "date": "2024-05-17",
            "refresh": "python -m rules.referentials.trim rgesn FULL.json > rules/referentials/rgesn-2024.json",
        },
        "id": "rgesn",
        "name": "RGESN",
        "version": "2024",
        "source": "https://ecoresponsable.numerique.gouv.fr/publications/referentiel-general-ecoconception/",
        "licence": "official public text (Arcep, Arcom, ADEME)",
        "credit": "Arcep, Arcom, ADEME, avec DINUM, CNIL et Inria : RGESN 2024",
        "score": "range",
        "rank": 2,
        "criteria": [
            {
                "id": f"rgesn:{one['id']}",
                "theme": one["theme"],
                "title": one["title"],
                "level": one["priority"],
                "weight": one["weight"],
                "applicability": one["applicability"],
                "procedure": [one["control"]],
            }
            for one in full["criteria"]
        ],
    }


TRIMS = {"rgaa": trim_rgaa, "rgesn": trim_rgesn}


def main(arguments: list[str]) -> int:
    """Print the trimmed referential; return 2 when the arguments are not NAME FULL.json."""
    match arguments:
        case [name, path] if name in TRIMS:
            full = msgspec.json.decode(Path(path).read_bytes())
            sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(TRIMS[name](full)), indent=1))
            return 0
    print("Usage: python -m rules.referentials.trim rgaa|rgesn FULL.json", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
