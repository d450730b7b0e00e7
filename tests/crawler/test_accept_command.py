"""`limpide accept`, from the contract and a frozen sample to the sealed folder and its minutes."""

import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.small_site import html

LINKS = '<nav><a href="/">Accueil</a> <a href="/b">B</a></nav>'
CLAUSE = """
[[clause]]
article = "{article}"
metric = "{metric}"
population = "{population}"
unit = "{unit}"
limit = {limit}
"""


def contract(url: str, *clauses: tuple[str, str, str, str, int]) -> str:
    names = ("article", "metric", "population", "unit", "limit")
    return (
        '[contract]\nreference = "R1"\ntitle = "Refonte"\nruns = 2\n'
        '[parties]\nbuyer = "Métropole"\nsupplier = "Agence"\n'
        f'[environment]\nurl = "{url}"\ndelay = 0.0\n'
        + "".join(CLAUSE.format(**dict(zip(names, one, strict=True))) for one in clauses)
    )


@pytest.mark.timeout(400)
def test_an_acceptance_is_sealed_and_its_minutes_bear_the_hash(limpide, small_site, tmp_path: Path) -> None:
    site = small_site({"/": html("Accueil", LINKS), "/b": html("B", LINKS + "<p>b</p>" * 3000)})
    (tmp_path / "contract.toml").write_text(
        contract(
            site.url,
            ("4.1", "wire_bytes", "page:/", "ko", 10),
            ("4.2", "wire_bytes", "page", "ko", 10),
            ("4.3", "requests", "page:/morte", "requêtes", 9),
        ),
        encoding="utf-8",
    )
    frozen = limpide("sample", "contract.toml", "--quiet")
    assert frozen.returncode == 0, frozen.stderr
    arguments = ("accept", "contract.toml", "--stage", "VA", "--sample", "sample.toml", "--out", "recette")
    done = limpide(*arguments, "--settle", "0.1", "--quiet", timeout=300)
    assert done.returncode == 1, done.stderr
    folder = tmp_path / "recette"
    found = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
    assert [one["verdict"] for one in found["findings"]] == ["compliant", "non_compliant", "unmeasured"]
    assert found["exit_code"] == 1
    assert f'sha256 = "{found["sample_sha256"]}"' in (folder / "sample.toml").read_text(encoding="utf-8")
    assert (folder / "contract.toml").read_bytes() == (tmp_path / "contract.toml").read_bytes()
    assert not (tmp_path / "recette.work").exists()
    digest = (folder / "manifest.sha256").read_text().split()[0]
    page = (folder / "minutes.html").read_text(encoding="utf-8")
    assert digest in page
    assert "4.2" in page
    printed = PdfReader(folder / "minutes.pdf")
    root = printed.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == "fr"
    assert printed.metadata is not None
    assert "Procès-verbal" in str(printed.metadata.title)
    text = re.sub(r"\s+", "", "".join(one.extract_text() for one in printed.pages))
    assert digest in text
    verified = limpide("verify", "recette", "--hash", digest)
    assert verified.returncode == 0, verified.stdout
    assert "3 sur 3" in verified.stdout
    again = limpide(*arguments)
    assert again.returncode == 2, "a sealed folder is never written over"

    # Killed between the seal and the minutes, then started again with another contract: never minutes on that seal.
    (folder / "minutes.pdf").unlink()
    (tmp_path / "recette.work").mkdir()
    mixed = limpide(*arguments, "--runs", "1", "--quiet")
    assert mixed.returncode == 2, mixed.stderr
    assert not (folder / "minutes.pdf").exists()

    changed = (tmp_path / "sample.toml").read_text(encoding="utf-8").replace("/b", "/c")
    (tmp_path / "sample.toml").write_text(changed, encoding="utf-8")
    refused = limpide(*arguments[:-1], "autre")
    assert refused.returncode == 2
    assert "modifié" in refused.stderr
