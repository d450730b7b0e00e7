"""Where every document stands in the report folder, as paths from its root."""

import hashlib
import posixpath
import re

from rules.results import CampaignResult, SiteResult

PORTFOLIO_OFFICIALS = "officials.html"
PORTFOLIO_DECLARATIONS = "declarations.html"
RESERVED = frozenset(
    {"assets", "index.html", "results.json", PORTFOLIO_OFFICIALS, PORTFOLIO_DECLARATIONS, ""}
)
STYLE = "assets/limpide.css"
SCHEMA = "assets/results.schema.json"
RESULTS = "results.json"


def relative(start: str, target: str) -> str:
    """Return the address of target as written in the page start; both are paths from the root."""
    path, _, anchor = target.partition("#")
    if path in ("", start):
        return f"#{anchor}" if anchor else posixpath.basename(start)
    found = posixpath.relpath(path, posixpath.dirname(start) or ".")
    return f"{found}#{anchor}" if anchor else found


def short(text: str) -> str:
    """Return ten hex digits that stand for a text in a file name."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _part(rank: int) -> str:
    return "index" if rank == 1 else f"list-{rank}"


class Layout:
    """Paths of a campaign's documents; with a single site its scorecard is the index of the folder."""

    def __init__(self, result: CampaignResult) -> None:
        self.single = len(result.sites) == 1
        self.folders: list[str] = []
        for site in result.sites:
            self.folders.append(self._free(site.slug))

    def _free(self, slug: str) -> str:
        name = re.sub(r"[^a-z0-9.-]+", "-", slug.lower()).strip("-.")[:80]
        while name in RESERVED or name in self.folders:
            name = f"{name or 'site'}-{short(slug + str(len(self.folders)))}"
        return name


class SiteLayout:
    """Paths of one site's documents."""

    def __init__(self, layout: Layout, rank: int, site: SiteResult) -> None:
        self.folder = layout.folders[rank]
        self.home = "index.html" if layout.single else f"{self.folder}/index.html"
        self.portfolio = "" if layout.single else "index.html"
        self.links = f"{self.folder}/links.html"
        self.method = f"{self.folder}/method.html"
        self.statement = f"{self.folder}/statement.html"

    def corrections(self, rank: int = 1) -> str:
        """Return the path of one part of the list of corrections."""
        return f"{self.folder}/corrections/{_part(rank)}.html"

    def correction(self, identity: str) -> str:
        """Return the path of a correction's page."""
        return f"{self.folder}/corrections/{re.sub(r'[^A-Za-z0-9-]', '', identity)}.html"

    def template(self, template: str) -> str:
        """Return the path of a template's page."""
        name = (
            template
            if re.fullmatch(r"[a-z0-9-]{1,40}", template) and template != "index"
            else short(template)
        )
        return f"{self.folder}/templates/{name}.html"

    def page(self, url: str) -> str:
        """Return the path of a visited page's own page."""
        return f"{self.folder}/pages/{short(url)}.html"

    def evidence(self, section: str) -> str:
        """Return the path of one section of the auditor's dossier over the sample."""
        return f"{self.folder}/evidence/list-{section}.html"

    def dossier(self, url: str, section: str) -> str:
        """Return the path of one section of the dossier of a page."""
        return f"{self.folder}/evidence/{short(url)}-{section}.html"

    def pages(self, rank: int = 1) -> str:
        """Return the path of one part of the list of visited pages."""
        return f"{self.folder}/pages/{_part(rank)}.html"

    def referential(self, identity: str) -> str:
        """Return the path of a referential's table of criteria."""
        return f"{self.folder}/criteria-{re.sub(r'[^a-z0-9-]', '', identity)}.html"

    def declaration(self) -> str:
        """Return the path of the pre-filled eco-design declaration."""
        return f"{self.folder}/declaration-rgesn.html"

    def declaration_file(self) -> str:
        """Return the path of the same declaration as a document to edit."""
        return f"{self.folder}/declaration-rgesn.odt"

    def procedures(self, identity: str, rank: int) -> str:
        """Return the path of the official procedures of one theme."""
        return f"{self.folder}/procedures-{re.sub(r'[^a-z0-9-]', '', identity)}-{rank}.html"

    def picture(self, name: str) -> str:
        """Return the path of a picture file."""
        return f"{self.folder}/pictures/{name}.webp"
