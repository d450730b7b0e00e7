"""French and English reports say the same things, each wholly in its language."""

import re
from pathlib import Path

from factory import PATHS
from reading import Report

import reports as package
from reports.language import catalogue
from rules.catalogue import all_rules

HOLE = re.compile(r"\{(\w+)\}")
SITE_TITLES = [title for _, title, _, _ in PATHS]
SOURCES = Path(package.__file__).parent


def sentences(entry: str | dict[str, str]) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def test_both_catalogues_have_the_same_keys_and_the_same_holes() -> None:
    french, english = catalogue("fr"), catalogue("en")
    assert french.keys() == english.keys()
    for key, entry in french.items():
        both = (entry, english[key])
        assert isinstance(entry, str) == isinstance(english[key], str), key
        holes = [{h for s in sentences(e) for h in HOLE.findall(s)} for e in both]
        assert holes[0] == holes[1], key


def test_every_catalogue_entry_is_used_somewhere() -> None:
    files = [*SOURCES.rglob("*.py"), *SOURCES.rglob("*.j2")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    families = set(re.findall(r"""say\(\s*f["'](\w+)\.\{""", text)) | {"reason", "limit", "unit"}
    unused = [
        key
        for key in catalogue("fr")
        if f'"{key}"' not in text
        and f"'{key}'" not in text
        and key.partition(".")[0] not in families
        and not (key.endswith(".heading") and key.split(".")[0] in ("access", "eco"))
    ]
    assert unused == []


def french_fragments() -> set[str]:
    """Pieces of French sentences of ours that no English sentence holds."""
    english = " ".join(s for e in catalogue("en").values() for s in sentences(e))
    ours = [s for e in catalogue("fr").values() for s in sentences(e)]
    rules = [t.fr for r in all_rules().values() for t in (r.why, r.who, r.fix)]
    pieces = {p.strip(" .,;:()«»\u00a0") for s in ours + rules for p in HOLE.sub("\0", s).split("\0")}
    return {p for p in pieces if len(p) > 11 and p not in english}


def test_no_french_sentence_of_ours_stands_in_an_english_page(reports: dict[str, Report]) -> None:
    pattern = re.compile("|".join(re.escape(p) for p in sorted(french_fragments(), key=len, reverse=True)))
    for page in reports["en"].pages:
        assert page.tree.get("lang") == "en"
        for node in page.tree.xpath("//body//text()[not(ancestor::*[@lang='fr'])]"):
            found = pattern.search(english_part(node))
            assert not found, (page.path, found)


def english_part(node: str) -> str:
    """Leave out what is quoted: titles of the audited site, words the law wants in French."""
    kept = re.sub("“[^”]*”", "", node.replace("\u00a0", " "))
    return "" if any(title in kept for title in SITE_TITLES) else kept


def test_french_figures_dates_and_signs_are_french(reports: dict[str, Report]) -> None:
    text = reports["fr"].page("ville-exemple/index.html").tree.xpath("string(//main)")
    assert "2,1\u00a0Mo" in text
    assert "23\u00a0novembre\u00a02026" in text
    assert not re.search(r"[^\s>] [:;?!»](?:\s|$)", text), "a breaking space before double punctuation"


def test_english_figures_and_dates_are_english(reports: dict[str, Report]) -> None:
    text = reports["en"].page("ville-exemple/index.html").tree.xpath("string(//main)")
    assert "2.1\u00a0MB" in text
    assert "23\u00a0November\u00a02026" in text
    assert "2,437 requests" in text
