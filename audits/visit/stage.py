"""One page on the stage: its sessions, what was noted of it, and questions that cannot hang."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import BrowserContext, Error, Page

from audits.browser.guard import MEGABYTE, Guard
from audits.browser.turns import Turns
from audits.devtools.connection import Session
from audits.network import NetworkRecorder, Watch
from audits.network.watch import BUFFERS, NO_BODIES, Watched
from audits.party import PartyOf
from audits.scope import Scope
from audits.tab import Tab, TabError, TabTimeoutError
from audits.visit.gate import Gate
from audits.visit.job import VisitJob
from audits.visit.problems import PageFailedError

SILENT = "The page stopped answering: one of its scripts does not end."


@dataclass(kw_only=True)
class Stage:
    """Everything one attempt at a visit holds. missing: what was asked for and not measured, by name."""

    job: VisitJob
    page: Page
    cdp: Session
    tab: Tab
    main_frame: str
    scope: Scope
    gate: Gate
    recorder: NetworkRecorder
    turns: Turns
    watched: Watched
    proxied: bool
    missing: dict[str, str] = field(default_factory=dict)
    events: dict[str, int] = field(default_factory=dict)
    flooded: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when the page asked for more than a visit takes: its network is cut."""
    guard: Guard | None = None
    killed: int = 0
    apart: bool = False
    """Whether the page has a browser of its own: the last attempt."""

    @classmethod
    async def build(
        cls,
        context: BrowserContext,
        job: VisitJob,
        watch: Watch,
        *,
        turns: Turns,
        proxied: bool,
        private: frozenset[str] | None = None,
    ) -> "Stage":
        """Open an empty page with its gate and its recorder listening; nothing is requested yet.

        Args:
            private: host:port of the site that are known to be private; all of the site's when None.

        Raises:
            DevToolsError: the browser does not let us listen.
        """
        page = await context.new_page()
        target = await _target(page)
        main_frame = target["targetId"]
        scope = Scope(job.origins, job.extra_hosts, private)
        gate = Gate(scope, main_frame, job.identity)
        if job.tape:
            gate.play(job.tape)
            await page.add_init_script(job.tape.clock)
        recorder = NetworkRecorder(main_frame, PartyOf(job.origins), watch.log, scope.is_loadable)
        watched = await _watched(context, target, watch, recorder, gate, keeps=job.archive or job.fingerprint)
        cdp = await watched.session()
        stage = cls(
            job=job,
            page=page,
            cdp=cdp,
            tab=Tab(page, cdp, job.save),
            main_frame=main_frame,
            scope=scope,
            gate=gate,
            recorder=recorder,
            watched=watched,
            turns=turns,
            proxied=proxied,
        )
        stage.tab.events = stage.events
        recorder.flood = stage._cut
        await stage.listen(context)
        return stage

    async def listen(self, context: BrowserContext) -> None:
        """Turn on the notes; windows that open all the same are closed."""
        self.cdp.on("Page.javascriptDialogOpening", lambda event: self._count("dialogs"))
        self.cdp.on("Page.windowOpen", lambda event: self._count("windows"))
        self.cdp.on("Page.downloadWillBegin", lambda event: self._count("downloads"))
        context.on("page", _close_window)
        await self.cdp.send("Page.enable")

    async def ask(self, function: str, *args: Any) -> Any:
        """Run a function in the page's isolated world, within the protocol's step deadline.

        Raises:
            PageFailedError: the page does not answer.
        """
        try:
            return await self.tab.evaluate(function, *args, timeout=self.job.protocol.step_deadline)
        except TabTimeoutError as error:
            raise PageFailedError(self._silence) from error
        except TabError as error:
            raise PageFailedError(f"The page could not be read: {error}") from error

    async def learn_frames(self) -> None:
        """Learn the documents the page holds now.

        Raises:
            PageFailedError: the page does not answer.
        """
        try:
            async with asyncio.timeout(self.job.protocol.step_deadline):
                await self.tab.open()
        except (TimeoutError, TabError) as error:
            raise PageFailedError(self._silence) from error

    @property
    def _silence(self) -> str:
        """Why the page answers no more, in one sentence."""
        return self.missing["load"] if self.flooded.is_set() else SILENT

    @property
    def notes(self) -> list[str]:
        """What is worth telling of the load, one English sentence each."""
        said = {
            "dialogs": "The page opened {n} dialog box(es); they were dismissed.",
            "windows": "The page tried to open {n} window(s); they were refused.",
            "downloads": "The page started {n} download(s); they were refused.",
        }
        return [*self.gate.notes, *(said[name].format(n=n) for name, n in self.events.items())]

    @property
    def overweight(self) -> str:
        """The sentence of a page that was stopped for the memory it took, "" when it was not."""
        if self.guard is None or self.guard.killed == self.killed:
            return ""
        return f"The page took more than {self.guard.limit // MEGABYTE} MB of memory; it was stopped."

    def _cut(self, why: str) -> None:
        """Cut the page off from the network: what it still asks for fails, what it was receiving ends."""
        self.missing["load"] = why
        self.flooded.set()
        self.watched.cut()

    def _count(self, name: str) -> None:
        self.events[name] = self.events.get(name, 0) + 1


async def _target(page: Page) -> dict[str, Any]:
    """Return what the browser says of a page's target; its identifier is that of the page's main frame too."""
    asking = await page.context.new_cdp_session(page)
    told: dict[str, Any] = (await asking.send("Target.getTargetInfo"))["targetInfo"]
    await asking.detach()
    return told


async def _watched(
    context: BrowserContext,
    target: dict[str, Any],
    watch: Watch,
    recorder: NetworkRecorder,
    gate: Gate,
    *,
    keeps: bool,
) -> Watched:
    """Have the recorder hear every target of the context, until it closes; keeps: the bodies too."""
    recorder.watched = await watch.claim(
        target["browserContextId"],
        target["targetId"],
        recorder.listeners(),
        gate.open,
        BUFFERS if keeps else NO_BODIES,
    )
    context.on("close", lambda _: watch.release(target["browserContextId"]))
    context.on("close", lambda _: recorder.leave())
    return recorder.watched


async def _close_window(window: Page) -> None:
    try:
        await window.close()
    except Error:
        # It closed itself, or its browser died: the visit learns that elsewhere.
        return
