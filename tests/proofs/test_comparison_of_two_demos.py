"""Proof: two campaigns of the demo, changed in between, and `compare` names each change and nothing else."""

import shutil
from pathlib import Path

import pytest

from crawler.demo.server import DemoServer

pytestmark = [pytest.mark.proof, pytest.mark.timeout(900)]


def sites_file(server: DemoServer) -> str:
    settings = server.site_settings()
    return (
        f'[[site]]\nurl = "{settings.url}"\nname = "{settings.name}"\ndelay = 0.0\nprofiles = ["none"]\n'
        f"extra_hosts = {settings.extra_hosts!r}\nsample = {{ all_pages = true }}\n"
    )


def section(lines: list[str], heading: str) -> list[str]:
    """The lines under a heading of the comparison."""
    begin = next((n for n, line in enumerate(lines) if line.startswith(f"  {heading}")), None)
    found: list[str] = []
    for line in lines[begin + 1 :] if begin is not None else []:
        if not line.startswith("    "):
            break
        found.append(line.strip())
    return found


def test_the_changes_of_the_demo_are_named(limpide, tmp_path: Path) -> None:
    with DemoServer() as server:
        (tmp_path / "sites.toml").write_text(sites_file(server), encoding="utf-8")
        for version in (1, 2):
            server.show(version)
            done = limpide("audit", "sites.toml", "--settle", "0.3", "--quiet", timeout=400)
            assert done.returncode == 0, done.stderr
            shutil.copytree(tmp_path / "limpide-report", tmp_path / f"report-{version}")
        other = server.other_party.removeprefix("http://")
        table = limpide("history", server.url)
        print("\n" + table.stdout)
        ids = [line.split()[2] for line in table.stdout.splitlines()[1:]]
        stored = limpide("compare", *ids)
        print(stored.stdout)
        assert stored.returncode == 0, stored.stderr
        folders = limpide("compare", "report-1", "report-2")
        for told in (stored, folders):
            lines = told.stdout.splitlines()
            files = section(lines, "Fichiers changés")
            assert any(
                "panorama-complet.webp (image) : 3\u00a0Mo → 600\u00a0ko, 1\u00a0page" in line
                for line in files
            )
            assert all("panorama" in line or "mesure.js" in line or "rappel.svg" in line for line in files), (
                files
            )
            (party,) = section(lines, "Tiers arrivés")
            assert party.startswith(f"{other} : nouveau tiers")
            new = section(lines, "Corrections nouvelles")
            assert any("alternative" in line for line in new), new
            cured = section(lines, "Corrections guéries")
            assert any("28\u00a0pages" in line for line in cured), cured
            assert not section(lines, "Corrections trouvées")
            assert not section(lines, "Corrections dont")
