"""Stops requests that must not leave: documents outside the site, and hosts of somebody's private network.

Only documents and addresses that look private are paused (DevTools Fetch): pausing everything costs 5 % more
processor time, and a Playwright route would turn the HTTP cache off.
"""

import asyncio
from typing import Protocol

from audits.devtools.connection import Event, Session
from audits.identity import Identity
from audits.network.recorder import LOGIN
from audits.network.watch import Source
from audits.scope import PRIVATE_PATTERNS, Scope
from audits.visit.tape import Tape

OWN_NAVIGATIONS = 3
"""Navigations a page may make by itself inside the site (script or meta refresh) before it is held."""


class Rewriter(Protocol):
    """What changes the answers that a page receives (audits.old_devices.rewriting)."""

    def prepare(self, session: Session, source: Source) -> None:
        """Make one target ready, before its first script."""

    def patterns(self, source: Source) -> list[dict[str, str]]:
        """Return the answers to be paused in one target."""

    def answer(self, session: Session, source: Source, event: Event) -> None:
        """Let a paused answer go on, sooner or later."""


class Gate:
    """Decides on each paused request of one page, its frames and its workers.

    refused: first address outside the site where the page led, "" when none. stopped: set when a navigation was
    refused; Chromium then no longer loads a document that had not finished. notes: sentences, once each. held:
    addresses the page asked for and was not let go to.
    """

    def __init__(self, scope: Scope, main_frame: str, identity: Identity | None = None) -> None:
        self.refused = ""
        self.stopped = asyncio.Event()
        self.notes: dict[str, None] = {}
        self.held: list[str] = []
        self._scope = scope
        self._main_frame = main_frame
        self._identity = identity if identity and identity.headers else None
        self._held = False
        self._navigations: list[str] = []
        self._rewriter: Rewriter | None = None
        self._opened: list[tuple[Session, Source]] = []
        self._tape: Tape | None = None

    @property
    def rewriting(self) -> bool:
        """Whether answers are changed in this visit: none of its durations then means anything."""
        return self._rewriter is not None

    async def rewrite(self, rewriter: Rewriter) -> None:
        """Let the answers be changed from now on, in the targets there are and in those to come.

        Raises:
            DevToolsError: a target does not answer.
        """
        self._rewriter = rewriter
        for session, source in self._opened:
            self._pause(session, source)
        for session, _ in self._opened:
            # Playwright navigates on a connection of its own: nothing may start before the target took the above.
            await session.send("Runtime.evaluate", {"expression": "0"})

    def play(self, tape: Tape) -> None:
        """Answer everything from an archive: no request leaves."""
        self._tape = tape

    def open(self, session: Session, source: Source) -> None:
        """Start pausing what one target asks for."""
        session.on("Fetch.requestPaused", lambda event: self._answer(session, source, event))
        session.on("Fetch.authRequired", lambda event: _nobody(session, event))
        self._opened.append((session, source))
        self._pause(session, source)

    def _pause(self, session: Session, source: Source) -> None:
        patterns = [{"urlPattern": pattern} for pattern in PRIVATE_PATTERNS]
        if self._identity:
            patterns += [{"urlPattern": pattern} for pattern in self._identity.patterns()]
        answers = self._rewriter.patterns(source) if self._rewriter else []
        documents = {"urlPattern": "*"} if self._tape else {"urlPattern": "*", "resourceType": "Document"}
        asked = {"patterns": [documents, *patterns, *answers], "handleAuthRequests": True}
        session.post("Fetch.enable", asked)
        if self._rewriter:
            self._rewriter.prepare(session, source)

    def hold(self) -> None:
        """Let the page go nowhere from now on: the scroll, the freeze and the collectors need it in place."""
        self._held = True

    def free(self) -> None:
        """Let the page move inside the site again: a visitor's click may reload it."""
        self._held = False
        self._navigations.clear()
        self.stopped.clear()

    def verdict(self, event: Event, source: Source) -> str | None:
        """Return the error to give to a paused request, None to let it go; a window is never loaded."""
        url = event["request"]["url"]
        if source.kind == "popup":
            return "Aborted"
        if event["resourceType"] == "Document" and event["frameId"] == self._main_frame:
            return self._navigation(url, redirected=bool(event.get("redirectedRequestId")))
        return None if self._scope.is_loadable(url) else "BlockedByClient"

    def _navigation(self, url: str, *, redirected: bool) -> str | None:
        if not self._scope.is_page(url):
            shown = LOGIN.sub(r"\1", url)
            self.refused = self.refused or shown
            self.held.append(url)
            return self._refuse(f"The page tried to leave the site for {shown}; it was kept.")
        if redirected:
            return None
        bare = url.partition("#")[0]
        if self._held or len(self._navigations) > OWN_NAVIGATIONS or self._navigations.count(bare) > 1:
            self.held.append(url)
            return self._refuse(f"The page tried to go to {url} by itself; it was kept.")
        self._navigations.append(bare)
        return None

    def _refuse(self, sentence: str) -> str:
        self.notes[sentence] = None
        self.stopped.set()
        # Aborted leaves the present document in place; any other error would replace it by an error page.
        return "Aborted"

    def _answer(self, session: Session, source: Source, event: Event) -> None:
        request = {"requestId": event["requestId"]}
        if self._rewriter and ("responseStatusCode" in event or "responseErrorReason" in event):
            self._rewriter.answer(session, source, event)
        elif error := self.verdict(event, source):
            session.post("Fetch.failRequest", request | {"errorReason": error})
        elif self._tape:
            self._tape.answer(session, event)
        else:
            session.post("Fetch.continueRequest", request | self._credentials(event))

    def _credentials(self, event: Event) -> Event:
        """Return the headers of a request with the site's credentials, when it is one of the site's own."""
        asked = event["request"]
        ours = self._identity.headers_for(asked["url"]) if self._identity else {}
        if not ours:
            return {}
        named = {name.lower() for name in ours}
        kept = {name: value for name, value in asked["headers"].items() if name.lower() not in named}
        return {"headers": [{"name": name, "value": value} for name, value in (kept | ours).items()]}


def _nobody(session: Session, event: Event) -> None:
    """Answer a frame that asks for a name and a password: nobody is there; full Chromium would wait for a person."""
    answer = {"requestId": event["requestId"], "authChallengeResponse": {"response": "CancelAuth"}}
    session.post("Fetch.continueWithAuth", answer)
