"""EcoIndex and Sustainable Web Design v4 give the published reference values, to the last digit."""

import csv
from pathlib import Path

import pytest

from rules import carbon, ecoindex

DATA = Path(__file__).parent.parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_every_vector_is_read() -> None:
    assert len(rows("ecoindex_vectors.csv")) == 88
    assert len(rows("swdm_vectors.csv")) == 30


@pytest.mark.parametrize("row", rows("ecoindex_vectors.csv"))
def test_ecoindex_gives_the_published_value(row: dict[str, str]) -> None:
    inputs = int(row["dom"]), int(row["requests"]), float(row["size_kb"])
    raw = ecoindex.raw_score(*inputs)
    assert f"{raw:.6f}" == row["raw_score"]
    assert [f"{q:.6f}" for q in ecoindex.positions(*inputs)] == [row["q_dom"], row["q_req"], row["q_size"]]
    assert (str(round(raw)), ecoindex.grade(round(raw))) == (row["score"], row["grade"])


def test_ecoindex_of_a_visit_takes_bytes_and_counts_in_thousands() -> None:
    found = ecoindex.ecoindex(603, 78, 1_448_320)
    assert (found.score, found.grade, found.size_kb) == (50, "D", 1448.32)


def mix_of(row: dict[str, str]) -> carbon.VisitMix | None:
    if row["first_visit_pct"] == "":
        return None
    columns = ("first_visit_pct", "return_visit_pct", "data_reload_ratio")
    return carbon.VisitMix(*(float(row[c]) for c in columns))


def green_of(row: dict[str, str]) -> float:
    if row["green_hosting_factor"]:
        return float(row["green_hosting_factor"])
    return 1.0 if row["green_hosting"] == "true" else 0.0


@pytest.mark.parametrize("row", rows("swdm_vectors.csv"))
def test_carbon_gives_the_published_value(row: dict[str, str]) -> None:
    size = int(row["bytes"])
    grid = float(row["grid_intensity_all"] or carbon.WORLD_GRID)
    total = carbon.grams(size, grid=grid, green_hosting=green_of(row), mix=mix_of(row))
    assert total == float(row["total_gco2e"])
    if size:
        assert carbon.rating(total) == row["rating"]
    segments = {"operational": carbon.operational(size, grid), "embodied": carbon.embodied(size)}
    for phase, made in segments.items():
        assert made.data_centre == float(row[f"dc_{phase}"] or 0)
        assert made.network == float(row[f"net_{phase}"] or 0)
        assert made.device == float(row[f"device_{phase}"] or 0)
