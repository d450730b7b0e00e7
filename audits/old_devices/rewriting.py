"""Gives a page, its frames and its workers what the target has: answers rewritten, members deleted before any script.

It works on our own DevTools connection, by sessions: a worker is held at its start until its gate stands. Rewriting an
answer bypasses the throttling of the network: no load is ever both rewritten and throttled.
"""

import asyncio
import base64
import json
import re
from functools import lru_cache
from typing import Any

from audits.devtools.connection import DevToolsError, Event, Session
from audits.network.watch import Source
from audits.old_devices.css_gate import CssGate
from audits.old_devices.errors import Errors, Hearing
from audits.old_devices.html_gate import HtmlGate
from audits.old_devices.page import BINDING, gate_source
from audits.old_devices.script_gate import gate_script
from audits.old_devices.tables import newer
from rules.evidence.old_device import Lacking

KINDS = ("Document", "Script", "Stylesheet", "Other")
"""The first script of a worker is asked for as "Other"."""
PATTERNS = [{"urlPattern": "*", "resourceType": kind, "requestStage": "Response"} for kind in KINDS]
WORKER_PATTERNS = [{"urlPattern": "*", "requestStage": "Response"}]
DROPPED = ("content-encoding", "content-length", "transfer-encoding")
SCRIPT = re.compile(r"(java|ecma)script")
STRICT = re.compile(rb"\s*[\"']use strict[\"']")
HASHED = re.compile(r"'(sha(256|384|512))-")
KEPT_FILES = 400
"""Rewritten files remembered, for the pages of a site share them."""


class Rewriting:
    """The gates of one visit. lacking: what they met, once each; faults: what went wrong in them."""

    def __init__(self, target: int, user_agent: str, errors: Errors) -> None:
        self.target = target
        self._hearing = Hearing(errors)
        self.user_agent = user_agent
        self.lacking: dict[tuple[str, str, str], Lacking] = {}
        self.faults: list[str] = []
        self._tasks: set[asyncio.Task[None]] = set()

    def prepare(self, session: Session, source: Source) -> None:
        """Put the gate before the scripts of one target."""
        session.on("Runtime.bindingCalled", self._told)
        self._hearing.prepare(session, source)
        session.post("Runtime.enable")
        session.post("Runtime.addBinding", {"name": BINDING})
        session.post("Emulation.setUserAgentOverride", self._agent())
        if source.kind in ("page", "frame"):
            session.post("Page.enable")
            session.post("Page.addScriptToEvaluateOnNewDocument", {"source": gate_source(self.target)})
            if disabled := list(newer(self.target).images):
                session.post("Emulation.setDisabledImageTypes", {"imageTypes": disabled})
        else:
            session.post("Runtime.evaluate", {"expression": gate_source(self.target)})

    def patterns(self, source: Source) -> list[dict[str, str]]:
        """Return the answers to be paused in one target."""
        return PATTERNS if source.kind in ("page", "frame") else WORKER_PATTERNS

    def answer(self, session: Session, source: Source, event: Event) -> None:
        """Take a paused answer; it goes on in a moment, rewritten or as it is."""
        task = asyncio.ensure_future(self._answer(session, source, event))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, session: Session, source: Source, event: Event) -> None:
        request = {"requestId": event["requestId"]}
        headers = {one["name"].lower(): one["value"] for one in event.get("responseHeaders", [])}
        status = event.get("responseStatusCode", 0)
        kind = _kind(event["resourceType"], headers.get("content-type", ""))
        if not kind or not 200 <= status < 300:
            session.post("Fetch.continueRequest", request)
            return
        try:
            told = await session.send("Fetch.getResponseBody", request)
        except DevToolsError:
            session.post("Fetch.continueRequest", request)
            return
        body = base64.b64decode(told["body"]) if told["base64Encoded"] else told["body"].encode()
        hashed = bool(HASHED.search(headers.get("content-security-policy", "")))
        made, found = _rewritten(kind, body, self.target, hashed)
        for one in found:
            self._note(*one, url=event["request"]["url"])
        if kind == "script" and (source.kind not in ("page", "frame") or event["resourceType"] == "Other"):
            made = _in_worker(made, self.target)
        if made == body:
            session.post("Fetch.continueRequest", request)
            return
        kept = [one for one in event["responseHeaders"] if one["name"].lower() not in DROPPED]
        content = base64.b64encode(made).decode()
        given = {"responseCode": status, "responseHeaders": kept, "body": content}
        session.post("Fetch.fulfillRequest", request | given)

    def _told(self, event: Event) -> None:
        """Hear the gate in the page. A page that speaks in its name tells nothing we believe more than a script."""
        if event["name"] != BINDING:
            return
        try:
            kind, feature, since = _read(event["payload"])
        except (ValueError, TypeError):
            return
        if kind == "fault":
            self.faults.append(feature[:500])
        else:
            self._note(kind, feature, since, 0, url="")

    def _note(self, kind: str, feature: str, since: int, line: int, *, url: str) -> None:
        found = Lacking(kind=kind, feature=feature, since=since, url=url, line=line)  # type: ignore[arg-type]
        self.lacking.setdefault((kind, feature, url), found)

    def _agent(self) -> dict[str, Any]:
        version = str(self.target)
        brands = [{"brand": name, "version": version} for name in ("Chromium", "Google Chrome")]
        metadata = {
            "brands": [*brands, {"brand": ";Not A Brand", "version": "99"}],
            "fullVersion": f"{version}.0.0.0",
            "platform": "Linux",
            "platformVersion": "",
            "architecture": "x86",
            "model": "",
            "mobile": False,
        }
        return {"userAgent": self.user_agent, "userAgentMetadata": metadata, "acceptLanguage": "fr-FR"}


def old_user_agent(own: str, target: int) -> str:
    """Return the user agent of the target: today's, limpide's suffix kept, with the target's version."""
    return re.sub(r"Chrome/[\d.]+", f"Chrome/{target}.0.0.0", own)


def _kind(resource: str, content_type: str) -> str:
    """Return what to read the body as: "html", "css", "script", or "" to leave it."""
    mime = content_type.partition(";")[0].strip().lower()
    if resource == "Document":
        return "html" if "html" in mime or not mime else ""
    if resource == "Stylesheet":
        return "css"
    return "script" if resource == "Script" or SCRIPT.search(mime) else ""


Told = tuple[str, str, int, int]


@lru_cache(maxsize=KEPT_FILES)
def _rewritten(kind: str, body: bytes, target: int, hashed: bool) -> tuple[bytes, tuple[Told, ...]]:
    """Return the body for the target, and what was found: kind, feature, version, line."""
    held, found = newer(target), []
    css = _css_gate(target)
    if kind == "script":
        gated = gate_script(body, held)
        return gated.code, tuple(("syntax", one.feature, one.since, one.line) for one in gated.found)
    text = body.decode("latin-1")
    if kind == "css":
        made = css.sheet(
            text, lambda what, v, at: found.append(("css", what, v, text.count("\n", 0, at) + 1))
        )
    else:

        def note(what: str, version: int, line: int) -> None:
            found.append((_sort(what, held), what, version, line))

        made = HtmlGate(held, css).document(text, note, hashed=hashed)
    return made.encode("latin-1"), tuple(dict.fromkeys(found))


def _in_worker(code: bytes, target: int) -> bytes:
    """Return a script of a worker with the gate before it, on its first line."""
    strict = b"'use strict';" if STRICT.match(code) else b""
    return strict + gate_source(target).encode() + code


def _sort(what: str, held: Any) -> str:
    name = what.partition(" ")[2]
    if what in held.syntax:
        return "syntax"
    return "html" if name in held.html or what in held.html else "css"


@lru_cache(maxsize=4)
def _css_gate(target: int) -> CssGate:
    return CssGate(newer(target))


def _read(payload: str) -> tuple[str, str, int]:
    kind, feature, since = json.loads(payload)
    if kind not in ("syntax", "css", "html", "fault"):
        raise ValueError(kind)
    return kind, str(feature)[:200], int(since)
