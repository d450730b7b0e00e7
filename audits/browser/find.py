"""Finds a Chromium, or installs one, each step announced; the first that starts is chosen."""

from collections.abc import Iterable
from pathlib import Path

from audits.browser import candidates
from audits.browser import install as installation
from audits.browser.choice import Announce, BrowserChoice, Source
from audits.browser.driver import ensure_driver
from audits.browser.errors import BrowserNotFound, NoBrowser
from audits.browser.machine import Machine, this_machine
from audits.browser.proof import prove
from rules.vocabulary import Text


async def find_browser(
    named: str | None, *, announce: Announce, install: bool = True, machine: Machine | None = None
) -> BrowserChoice:
    """Return the first browser that starts.

    Order: the one named (else LIMPIDE_BROWSER), Playwright's own, the system's, Playwright's download,
    Debian's package when root.

    Args:
        named: a path, a command or a channel (chromium, chrome, chromium-headless-shell, msedge, playwright).
        announce: told one sentence a step.
        install: whether a missing browser may be installed.
        machine: where to look; this machine by default.

    Raises:
        BrowserNotFound: the named browser is missing or does not start.
        NoBrowser: nothing worked; the sentence names the ways out.
        DriverBroken: Playwright's own driver does not start.
    """
    machine = machine or this_machine()
    wanted = named or machine.environ.get("LIMPIDE_BROWSER", "")
    await ensure_driver(machine, announce, install=install)
    search = _Search(machine, announce)
    choice = await search.named(wanted) if wanted else await search.any(install=install)
    announce(choice.sentence)
    return choice


class _Search:
    """One search: what was tried and why it failed."""

    def __init__(self, machine: Machine, announce: Announce) -> None:
        self.machine = machine
        self.announce = announce
        self.failures: list[str] = []

    async def named(self, wanted: str) -> BrowserChoice:
        path = self.machine.home / wanted[2:] if wanted.startswith("~/") else Path(wanted)
        if wanted == "playwright":
            paths = list(candidates.playwright(self.machine))
        elif len(path.parts) > 1:
            paths = candidates.existing(path)
        else:
            paths = list(candidates.channel(self.machine, wanted))
        if choice := await self.first(paths, "named"):
            return choice
        raise BrowserNotFound(_not_found(wanted, self.failures))

    async def any(self, *, install: bool) -> BrowserChoice:
        choice = await self.first(candidates.playwright(self.machine), "playwright") or await self.first(
            candidates.system(self.machine), "system"
        )
        if choice is None and install:
            choice = await self.installed()
        if choice is None:
            raise NoBrowser(_no_browser(self.failures))
        return choice

    async def installed(self) -> BrowserChoice | None:
        if why := await installation.with_playwright(self.machine, self.announce):
            self.fail("playwright install", why)
        elif choice := await self.first(candidates.playwright(self.machine), "installed"):
            return choice
        if not installation.has_apt(self.machine):
            return None
        if why := await installation.with_apt(self.machine, self.announce):
            self.fail("apt-get", why)
        return await self.first(candidates.system(self.machine), "installed")

    async def first(self, paths: Iterable[Path], source: Source) -> BrowserChoice | None:
        for path in paths:
            proof = await prove(path, self.machine)
            if proof.version:
                return BrowserChoice(
                    path=str(path), kind=proof.kind, name=proof.name, version=proof.version, source=source
                )
            self.fail(str(path), proof.error)
        return None

    def fail(self, what: str, why: str) -> None:
        failure = f"{what} ({why})"
        if failure in self.failures:
            return
        self.failures.append(failure)
        self.announce(Text(f"{what} ne convient pas : {why}.", f"{what} did not work: {why}."))


def _not_found(wanted: str, failures: list[str]) -> Text:
    channels = ", ".join(sorted([*candidates.CHANNELS, "playwright"]))
    if failures:
        tried = "; ".join(failures)
        return Text(
            f"Le navigateur désigné, « {wanted} », ne démarre pas : {tried}. "
            "Corrigez --browser ou LIMPIDE_BROWSER.",
            f'The browser named, "{wanted}", does not start: {tried}. Correct --browser or LIMPIDE_BROWSER.',
        )
    return Text(
        f"Le navigateur désigné, « {wanted} », n’existe pas : donnez à --browser (ou LIMPIDE_BROWSER) "
        f"le chemin d’un Chromium ou l’un de ces noms : {channels}.",
        f'The browser named, "{wanted}", does not exist: give --browser (or LIMPIDE_BROWSER) '
        f"the path of a Chromium or one of these names: {channels}.",
    )


def _no_browser(failures: list[str]) -> Text:
    fr_tried = f" Essayés sans succès : {'; '.join(failures)}." if failures else ""
    en_tried = f" Tried without success: {'; '.join(failures)}." if failures else ""
    return Text(
        "Aucun navigateur utilisable : installez le paquet chromium de votre système, ou lancez "
        "« playwright install --with-deps --only-shell chromium », ou désignez un Chromium existant "
        f"par --browser CHEMIN ; derrière un mandataire, renseignez HTTPS_PROXY et SSL_CERT_FILE.{fr_tried}",
        "No usable browser: install your system's chromium package, or run "
        '"playwright install --with-deps --only-shell chromium", or name an existing Chromium '
        f"with --browser PATH; behind a proxy, set HTTPS_PROXY and SSL_CERT_FILE.{en_tried}",
    )
