"""The site's services: first-level sections of its tree, and one downloadable document for each kind and section.

A section is the first folder of the path below the home's own folder, when at least SECTION_PAGES pages stand
in it; or a page linked from the home and from at least SITE_WIDE of all pages, which is a main menu entry. There is
no certain sign of a service in HTML: the sample names these pages, and a person completes them.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

from crawler.discovery.kinds import document_family
from rules.evidence.inventory import Address

SECTION_PAGES = 3
SITE_WIDE = 0.4
SITE_WIDE_MIN_PAGES = 5
"""On a site of fewer pages every page is linked from every other, which says nothing."""


def section_of(url: str, home: str) -> str:
    """Return the first folder of an address below the home's folder; "" for a page beside the home or outside it."""
    base = urlsplit(home).path.rpartition("/")[0] + "/"
    path = urlsplit(url).path
    inside = path.removeprefix(base) if path.startswith(base) else path.lstrip("/")
    return inside.partition("/")[0] if "/" in inside else ""


def services(pages: Sequence[Address], home: str) -> list[str]:
    """Return one page for each section, then main menu entries in no section yet; the most linked first."""
    sections: dict[str, list[Address]] = {}
    for page in pages:
        sections.setdefault(section_of(page.url, home), []).append(page)
    beside = {page.url.rstrip("/"): page for page in sections.pop("", [])}
    heads = []
    for name, members in sections.items():
        if len(members) >= SECTION_PAGES:
            heads.append(_head(name, members, beside))
    covered = {section_of(head.url, home) for head in heads} - {""} | {head.url for head in heads}
    heads += [p for p in pages if _in_menu(p, pages, home) and not covered & {p.url, section_of(p.url, home)}]
    heads.sort(key=lambda p: (-p.found_on_total, p.depth, p.url))
    return [head.url for head in heads]


def _head(name: str, members: list[Address], beside: dict[str, Address]) -> Address:
    """Return the page that opens a section: /name itself, else its highest and most linked page."""
    for url, page in beside.items():
        if url.endswith((f"/{name}", f"/{name}.html", f"/{name}.htm", f"/{name}.php")):
            return page
    return min(
        members,
        key=lambda p: (len(urlsplit(p.url).path.strip("/").split("/")), p.depth, -p.found_on_total, p.url),
    )


def _in_menu(page: Address, pages: Sequence[Address], home: str) -> bool:
    wide = page.found_on_total >= SITE_WIDE * len(pages) and len(pages) >= SITE_WIDE_MIN_PAGES
    return wide and page.depth == 1 and page.source != "sitemap" and page.url != home


def documents(addresses: Sequence[Address], home: str) -> list[Address]:
    """Return one document for each kind of file and each section that offers it: the most linked."""
    chosen: dict[tuple[str, str], Address] = {}
    for found in sorted(addresses, key=lambda a: (-a.found_on_total, a.url)):
        if found.kind == "document":
            offered = section_of(found.found_on[0], home) if found.found_on else ""
            chosen.setdefault((document_family(found.mime, found.url), offered), found)
    return [chosen[key] for key in sorted(chosen)]
