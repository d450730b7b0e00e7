"""Menus, search and site map as a real page offers them."""

from collections.abc import Callable

from tabs import Site, opened

from audits.collect.navigation import collect

LINKS = "".join(f'<li><a href="/{n}">Rubrique {n}</a></li>' for n in range(4))
BODY = f"""<!doctype html><html lang="fr"><title>T</title><body>
<a href="#content">Aller au contenu</a>
<header><nav aria-label="Principal"><ul>{LINKS}</ul></nav>
<form action="/recherche"><label for="q">Rechercher</label><input id="q" name="q"></form></header>
<main id="content"><h1>Bienvenue</h1><ul>{LINKS}</ul><form><input name="email" type="email"></form></main>
<ul class="bottom">{LINKS}</ul>
<footer><a href="/plan-du-site">Plan du site</a><form><input name="children"></form></footer></body></html>"""


async def test_the_ways_through_a_page_come_in_its_order(small_site: Callable[..., Site]) -> None:
    site = small_site({"/": BODY})
    async with opened(site.url) as tab:
        found = await collect(tab)
    assert [(one.kind, one.tag, one.name) for one in found.blocks] == [
        ("menu", "nav", "Principal"),
        ("search", "form", "Rechercher"),
        ("menu", "ul", ""),
        ("sitemap", "a", "Plan du site"),
    ]
    first, search, bottom, last = found.blocks
    assert list(first.links.values()) == [f"Rubrique {n}" for n in range(4)]
    assert (first.landmark, bottom.landmark, last.landmark) == (True, False, True)
    assert (first.after_main, bottom.after_main, search.place.region) == (False, True, "header")
    assert (found.h1, found.skip_links) == ("Bienvenue", 1)
    assert found.main is not None
    assert min(found.search_signs, found.sitemap_signs) > 0


async def test_a_page_that_leads_nowhere_has_no_sign_of_a_way(small_site: Callable[..., Site]) -> None:
    site = small_site({"/": "<!doctype html><title>x</title><p>Le plan de la ville</p><a href='/a'>A</a>"})
    async with opened(site.url) as tab:
        found = await collect(tab)
    assert (found.blocks, found.search_signs, found.sitemap_signs, found.main) == ([], 0, 0, None)
