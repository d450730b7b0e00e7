"""RGAA test 8.3.1: the language may stand on html, or on an ancestor of every text; only bare text is a proof."""

from collections.abc import Callable

import pytest
from tabs import Site, opened

from audits.collect.page import collect

BODY = "<title>Titre</title><style>p{color:red}</style>"


@pytest.mark.parametrize(
    ("document", "bare"),
    [
        (f'<html lang="fr">{BODY}<body><p>Bonjour', 0),
        (f'<html>{BODY}<body><div lang="fr-FR"><p>Bonjour</p></div><div lang="en"><p>Hello</p></div>', 0),
        (f'<html>{BODY}<body><div lang="fr"><p>Bonjour</p></div><p>Salut</p>', 5),
        (f'<html lang="">{BODY}<body><p>Bonjour</p>', 7),
        (f"<html>{BODY}<body><p hidden>Bonjour</p>", 0),
    ],
)
async def test_characters_that_no_ancestor_gives_a_language(
    small_site: Callable[..., Site], document: str, bare: int
) -> None:
    site = small_site({"/": f"<!doctype html>{document}"})
    async with opened(site.url) as tab:
        assert (await collect(tab)).counts["text_without_language"] == bare
