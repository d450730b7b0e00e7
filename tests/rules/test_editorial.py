"""Contents that grow old: facts and signs for a person, never a proof; nothing is asked outside of the site."""

from rules.judge import judge_site
from rules.vocabulary import Finding
from tests import factories as make
from tests.rules.editorial_cases import ALONE, COPY, DOCUMENT, EVENT, FRESH, HOME, OLD, PAST, read

RULES = ("stale-pages", "past-events", "duplicate-pages", "orphan-pages", "twin-hosts", "old-documents")
KEPT = make.address(
    "/actualites/2018/travaux", shown_date="2018-03-01", text_key="news", words=90, found_on=[make.HOME]
)


def found(*addresses: object, links: list[object] | None = None, **site: object) -> dict[str, list[Finding]]:
    page = make.page_record(links=links) if links is not None else make.page_record()
    result = judge_site(make.site(make.visit(page), addresses=list(addresses), **site))
    return {one.rule: one.findings for one in result.outcomes if one.rule in RULES}


def test_a_site_that_is_kept_up_shows_nothing() -> None:
    assert not any(found(HOME, FRESH, EVENT, DOCUMENT, **read()).values())


def test_each_sign_names_its_page_and_nothing_is_proven() -> None:
    signs = found(HOME, FRESH, OLD, PAST, COPY, ALONE, DOCUMENT, **read(created="2016-01-01T00:00:00"))
    assert {rule: len(held) for rule, held in signs.items()} == dict.fromkeys(RULES, 1) | {"twin-hosts": 0}
    assert not any(one.certain for held in signs.values() for one in held)
    assert "il y a 7 ans" in signs["stale-pages"][0].what.fr.replace("\u00a0", " ")
    assert "14/07/2024" in signs["past-events"][0].what.fr


def test_old_news_are_kept_as_they_were() -> None:
    assert found(HOME, KEPT)["stale-pages"] == []


def test_a_copy_that_names_its_original_is_no_duplicate() -> None:
    named = make.address("/copie", words=120, text_key="hours", canonical=FRESH.url)
    assert found(HOME, FRESH, named)["duplicate-pages"] == []


def test_a_former_name_that_pages_link_to_is_told_and_not_asked() -> None:
    former = [
        make.link("https://www.exemple.com/", "Ancien site"),
        make.link("https://medias.exemple.fr/", "Médias"),
    ]
    (sign,) = found(HOME, links=former)["twin-hosts"]
    assert "www.exemple.com" in sign.what.fr


def test_a_document_named_by_its_software_is_pointed_at() -> None:
    (sign,) = found(HOME, DOCUMENT, **read(title="Microsoft Word - reglement.docx"))["old-documents"]
    assert "Microsoft Word" in sign.what.fr
