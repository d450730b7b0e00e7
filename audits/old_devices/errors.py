"""Hears the errors that no script of the page caught, and names the missing member when the message says it."""

import re

from audits.devtools.connection import Event, Session
from audits.network.watch import Source
from rules.evidence.old_device import ScriptError

MOST = 20
NAMED = (
    re.compile(r"([\w$]+) is not a (?:function|constructor)"),
    re.compile(r"([\w$]+) is not defined"),
    re.compile(r"of undefined \(reading '([\w$]+)'\)"),
)


class Errors:
    """The errors of one visit, the first ones. members: what the target lacks, by dotted name."""

    def __init__(self, members: dict[str, int]) -> None:
        self.found: list[ScriptError] = []
        self._by_last: dict[str, str] = {}
        self._members = members
        for name in members:
            self._by_last.setdefault(name.rpartition(".")[2], name)

    async def listen(self, cdp: Session) -> None:
        """Start hearing."""
        cdp.on("Runtime.exceptionThrown", self._thrown)
        await cdp.send("Runtime.enable")

    def hear(self, session: Session) -> None:
        """Hear a worker or a frame of another process too."""
        session.on("Runtime.exceptionThrown", self._thrown)
        session.post("Runtime.enable")

    def _thrown(self, event: Event) -> None:
        if len(self.found) < MOST:
            self.found.append(self._error(event["exceptionDetails"]))

    def _error(self, told: Event) -> ScriptError:
        said = told.get("exception", {}).get("description") or told.get("text", "")
        message = (said.splitlines() or [""])[0][:300]
        frames = told.get("stackTrace", {}).get("callFrames", [])
        where = next((one for one in frames if one.get("url")), told)
        feature = self._feature(message)
        return ScriptError(
            message=message,
            url=where.get("url") or told.get("url", ""),
            line=where.get("lineNumber", -1) + 1,
            feature=feature,
            since=self._members.get(feature, 0),
        )

    def _feature(self, message: str) -> str:
        """Return the missing member the message names; "" when it names none."""
        for shape in NAMED:
            if found := shape.search(message):
                return self._by_last.get(found[1], "")
        return ""


class Hearing:
    """Hears the errors of each target of a visit whose answers stay as they are."""

    def __init__(self, errors: Errors) -> None:
        self._errors = errors

    def prepare(self, session: Session, source: Source) -> None:
        """Hear one target; the page itself is heard already."""
        if source.kind != "page":
            self._errors.hear(session)

    def patterns(self, _source: Source) -> list[dict[str, str]]:
        """Pause nothing."""
        return []

    def answer(self, _session: Session, _source: Source, _event: Event) -> None:
        """Never asked: no answer is paused."""
