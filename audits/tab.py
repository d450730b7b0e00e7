"""A page as collectors see it: functions run in an isolated world of every frame, deadlines kept outside the page.

A page can rewrite Array.prototype.map, JSON or Promise in its own world; it cannot reach the world called "limpide".
"""

import asyncio
import re
from collections.abc import Callable, Iterable
from typing import Any, Protocol

import msgspec
from playwright.async_api import Error, Page, Response

from audits.inpage import world_script

WORLD = "limpide"
TIMEOUT = 10.0
TERMINATE = 2.0
FUNCTION = re.compile(
    r"(\s|//[^\n]*\n)*(async\b\s*)?(function\b|\w+\s*=>|\([^()]*(\([^()]*\)[^()]*)*\)\s*=>)"
)
WRITTEN = """function (...args) {
  const written = (value) => {
    const text = JSON.stringify(value);
    if (text && text.length > 3e7) throw new RangeError("the answer is too large");
    return text;
  };
  const answer = (%s
  )(...args);
  return answer instanceof Promise ? answer.then(written) : written(answer);
}"""
"""A function that writes its answer itself: the browser's own copying of values costs several times more.

A page may hold more than we take: an answer of over 30 million characters is none.
"""
LONE = re.compile(r"(?<!\\)((?:\\\\)*)\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
"""Half a character, as JSON.stringify writes it: a page may hold some, no record can."""
GONE = ("Cannot find context", "Execution context was destroyed", "uniqueContextId not found")


class TabError(Exception):
    """A function could not be run in the page: one sentence. Raised by Tab."""


class TabTimeoutError(TabError):
    """The page did not answer within the deadline."""


class Sender(Protocol):
    """A session on a target: ours (audits.devtools), or one of Playwright's."""

    async def send(self, method: str, params: dict[str, Any] | None = None, /) -> dict[str, Any]:
        """Send one command and return its answer."""


class TabFrame(msgspec.Struct, frozen=True, kw_only=True):
    """One document of the page. id: CDP frame id; parent: id of the frame that holds it, "" for the top one."""

    id: str
    url: str
    parent: str = ""


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """A node the page listens to. value: what the function said of it, None for the window. types: of events."""

    value: Any
    types: frozenset[str]


class Tab:
    """One loaded page.

    Args:
        page: Playwright's page.
        cdp: a session on that page.
        save: keeps a large piece of evidence (bytes, extension) and returns its SHA-256.
    """

    def __init__(self, page: Page, cdp: Sender, save: Callable[[bytes, str], str]) -> None:
        self.page = page
        self.cdp = cdp
        self.save = save
        self.events: dict[str, int] = {}
        """What the page did by itself since it was opened, counted by the visit: dialogs, windows, downloads."""
        self.answer: Response | None = None
        """The answer that brought the first document of the page, told by the visit."""
        self.readings: dict[str, dict[str, Any]] = {}
        """What scripts of collectors answered in one go and nobody has asked for yet: frame id, script, answer."""
        self.scripts: frozenset[str] | None = None
        """Scripts of the collectors that will run; None: not known, all of them."""
        self._frames: dict[str, TabFrame] = {}
        self._sessions: dict[str, Sender] = {}
        self._worlds: dict[str, int] = {}

    async def open(self) -> None:
        """Learn the frames of the page; call it again when frames may have changed.

        Raises:
            TabError: the page is gone or hangs.
        """
        self._frames, self._sessions = {}, {}
        await self._learn(self.cdp)
        if len(self.page.frames) > len(self._frames):
            await self._learn_foreign()

    def read_anew(self, scripts: Iterable[str]) -> None:
        """Forget what was answered; these scripts will be run in one go when the first is asked for."""
        self.readings, self.scripts = {}, frozenset(scripts)

    @property
    def frames(self) -> list[TabFrame]:
        """The documents of the page, the top one first, then in depth-first order."""
        return list(self._frames.values())

    @property
    def top(self) -> TabFrame:
        """The page's own document."""
        return next(iter(self._frames.values()))

    async def evaluate(
        self, function: str, *args: Any, frame: TabFrame | None = None, timeout: float = TIMEOUT
    ) -> Any:
        """Run a JavaScript function with these JSON arguments (or an expression) and return its JSON value.

        Args:
            function: source of a function, async or not; an expression when it is not one.
            frame: the top document when None.
            timeout: seconds, counted outside the page.

        Raises:
            TabTimeoutError: no answer in time; what ran in the page is stopped.
            TabError: the function threw, or the frame is gone.
        """
        whole = FUNCTION.match(function) is not None
        wanted = WRITTEN % function if whole else function
        answer = await self._run(wanted, args, frame or self.top, timeout, by_value=True)
        value = answer.get("value")
        return read_json(value) if whole and value is not None else value

    async def evaluate_everywhere(
        self, function: str, *args: Any, timeout: float = TIMEOUT
    ) -> tuple[dict[str, Any], list[TabFrame]]:
        """Run the function in every frame: the values by frame id, and the frames that failed.

        Raises:
            TabError: the top document failed.
        """
        values: dict[str, Any] = {}
        failed: list[TabFrame] = []
        for frame in self.frames:
            try:
                values[frame.id] = await self.evaluate(function, *args, frame=frame, timeout=timeout)
            except TabError:
                if frame.id == self.top.id:
                    raise
                failed.append(frame)
        return values, failed

    async def child_frame(
        self, function: str, *args: Any, frame: TabFrame, timeout: float = TIMEOUT
    ) -> TabFrame | None:
        """Return the frame held by the iframe element that the function returns; None when it holds none."""
        answer = await self._run(function, args, frame, timeout, by_value=False)
        if "objectId" not in answer:
            return None
        session = self._sessions[frame.id]
        described = await self._send(session, "DOM.describeNode", {"objectId": answer["objectId"]}, timeout)
        return self._frames.get(described["node"].get("frameId", ""))

    async def element(
        self, function: str, *args: Any, frame: TabFrame | None = None, timeout: float = TIMEOUT
    ) -> tuple[Sender, str] | None:
        """Return the session and the object id of the element that the function returns; None when it returns none.

        Raises:
            TabError: see evaluate.
        """
        held = frame or self.top
        answer = await self._run(function, args, held, timeout, by_value=False)
        return (self._sessions[held.id], answer["objectId"]) if "objectId" in answer else None

    async def origin(self, frame: TabFrame, timeout: float = TIMEOUT) -> tuple[float, float]:
        """Return where the viewport of a frame's process stands in the page's, in CSS px: (0, 0) in the same process.

        Raises:
            TabError: the frame or its holder is gone.
        """
        x = y = 0.0
        while frame.parent and (above := self._frames.get(frame.parent)):
            session = self._sessions[above.id]
            if session is not self._sessions[frame.id]:
                owner = await self._send(session, "DOM.getFrameOwner", {"frameId": frame.id}, timeout)
                box = await self._send(
                    session, "DOM.getBoxModel", {"backendNodeId": owner["backendNodeId"]}, timeout
                )
                left, top = box["model"]["content"][:2]
                x, y = x + left, y + top
            frame = above
        return x, y

    async def listeners(
        self, function: str, *args: Any, frame: TabFrame | None = None, timeout: float = TIMEOUT
    ) -> list[str]:
        """Return the types of the events the page itself listens to on the object that the function returns."""
        where = frame or self.top
        answer = await self._run(function, args, where, timeout, by_value=False)
        if "objectId" not in answer:
            return []
        session, told = self._sessions[where.id], {"objectId": answer["objectId"]}
        node = await self._send(session, "DOM.describeNode", told, timeout)
        # An isolated world is told its own listeners only: the same node, seen from the page's world.
        same = {"backendNodeId": node["node"]["backendNodeId"]}
        own = (await self._send(session, "DOM.resolveNode", same, timeout))["object"]["objectId"]
        heard = await self._send(session, "DOMDebugger.getEventListeners", {"objectId": own}, timeout)
        for handle in (own, answer["objectId"]):
            await self._send(session, "Runtime.releaseObject", {"objectId": handle}, timeout)
        return [one["type"] for one in heard["listeners"]]

    async def heard(self, wanted: frozenset[str], function: str, timeout: float = TIMEOUT) -> list[Heard]:
        """Return every node of the page's own document, and the window, on which the page listens to such events.

        Args:
            wanted: types of events.
            function: source of a function called with `this` set to the node, in the isolated world; its value is
                kept. The window is told as None.

        Raises:
            TabError: the page is gone.
        """
        session, group = self._sessions[self.top.id], {"objectGroup": "limpide-heard"}
        world = await self._world(session, self.top)
        types: dict[int, set[str]] = {}
        for name, depth in (("window", 1), ("document", -1)):
            held = await self._send(session, "Runtime.evaluate", {"expression": name} | group, timeout)
            asked = {"objectId": held["result"]["objectId"], "depth": depth}
            for one in (await self._send(session, "DOMDebugger.getEventListeners", asked, timeout))[
                "listeners"
            ]:
                if one["type"] in wanted:
                    types.setdefault(one.get("backendNodeId", 0), set()).add(one["type"])
        found = []
        for node, heard in types.items():
            value = await self._value(session, node, world, function, timeout) if node else None
            if not node or value is not None:
                found.append(Heard(value=value, types=frozenset(heard)))
        await self._send(session, "Runtime.releaseObjectGroup", group, timeout)
        return found

    async def _value(self, session: Sender, node: int, world: int, function: str, timeout: float) -> Any:
        """Call a function on a node known by its backend number; None when the node is gone or in a frame."""
        where = {"backendNodeId": node, "executionContextId": world, "objectGroup": "limpide-heard"}
        try:
            held = await self._send(session, "DOM.resolveNode", where, timeout)
            call = {"functionDeclaration": function, "objectId": held["object"]["objectId"]}
            told = await self._send(
                session, "Runtime.callFunctionOn", call | {"returnByValue": True}, timeout
            )
        except TabTimeoutError:
            raise
        except TabError:
            return None
        return told["result"].get("value")

    async def _run(
        self, function: str, args: tuple[Any, ...], frame: TabFrame, timeout: float, *, by_value: bool
    ) -> dict[str, Any]:
        try:
            return await asyncio.wait_for(self._call(function, args, frame, by_value), timeout)
        except TimeoutError as error:
            await self._terminate(frame)
            raise TabTimeoutError(f"{frame.url[:200]} did not answer within {timeout:g} s.") from error
        except Error as error:
            raise TabError(f"{frame.url[:200]}: {first_line(error)}") from error

    async def _call(
        self, function: str, args: tuple[Any, ...], frame: TabFrame, by_value: bool
    ) -> dict[str, Any]:
        try:
            return await self._once(function, args, frame, by_value)
        except Error as error:
            if not any(sign in str(error) for sign in GONE):
                raise
        # The document was replaced since its world was made: once more, in a new world.
        self._worlds.pop(frame.id, None)
        return await self._once(function, args, frame, by_value)

    async def _once(
        self, function: str, args: tuple[Any, ...], frame: TabFrame, by_value: bool
    ) -> dict[str, Any]:
        session = self._sessions.get(frame.id)
        if session is None:
            raise TabError(f"{frame.url[:200]} is no longer in the page.")
        world = await self._world(session, frame)
        how = {"awaitPromise": True, "returnByValue": by_value}
        if FUNCTION.match(function):
            call = {
                "functionDeclaration": function,
                "executionContextId": world,
                "arguments": [{"value": arg} for arg in args],
            }
            answer = await session.send("Runtime.callFunctionOn", call | how)
        else:
            answer = await session.send(
                "Runtime.evaluate", {"expression": function, "contextId": world} | how
            )
        return result_of(answer, frame)

    async def _world(self, session: Sender, frame: TabFrame) -> int:
        if frame.id not in self._worlds:
            made = await session.send(
                "Page.createIsolatedWorld",
                {"frameId": frame.id, "worldName": WORLD},
            )
            world = int(made["executionContextId"])
            answer = await session.send(
                "Runtime.evaluate", {"expression": world_script(), "contextId": world}
            )
            result_of(answer, frame)
            self._worlds[frame.id] = world
        return self._worlds[frame.id]

    async def _learn(self, session: Sender) -> None:
        tree = (await self._send(session, "Page.getFrameTree", {}, TIMEOUT))["frameTree"]
        stack = [tree]
        while stack:
            node = stack.pop()
            frame = node["frame"]
            self._frames[frame["id"]] = TabFrame(
                id=frame["id"],
                url=frame["url"] + frame.get("urlFragment", ""),
                parent=frame.get("parentId", ""),
            )
            self._sessions[frame["id"]] = session
            stack.extend(reversed(node.get("childFrames", [])))

    async def _learn_foreign(self) -> None:
        """Full Chromium gives a cross-site frame a process and a session of its own."""
        for frame in self.page.frames[1:]:
            try:
                session = await self.page.context.new_cdp_session(frame)
                await self._learn(session)
            except Error:
                continue

    async def _send(
        self, session: Sender, method: str, params: dict[str, Any], timeout: float
    ) -> dict[str, Any]:
        try:
            answer: dict[str, Any] = await asyncio.wait_for(session.send(method, params), timeout)
        except TimeoutError as error:
            raise TabTimeoutError(f"The browser did not answer {method} within {timeout:g} s.") from error
        except Error as error:
            raise TabError(f"{method}: {first_line(error)}") from error
        return answer

    async def _terminate(self, frame: TabFrame) -> None:
        session = self._sessions.get(frame.id, self.cdp)
        try:
            await asyncio.wait_for(session.send("Runtime.terminateExecution"), TERMINATE)
        except (TimeoutError, Error):
            return


def read_json(text: str) -> Any:
    """Return the value a page wrote; half a character is replaced, as browsers do when they send text."""
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return msgspec.json.decode(LONE.sub(r"\1\\ufffd", text))


def result_of(answer: dict[str, Any], frame: TabFrame) -> dict[str, Any]:
    """Return the remote object of a CDP answer.

    Raises:
        TabError: the script threw.
    """
    if thrown := answer.get("exceptionDetails"):
        said = thrown.get("exception", {}).get("description") or thrown.get("text", "")
        raise TabError(f"{frame.url[:200]}: {said[:500]}")
    result: dict[str, Any] = answer["result"]
    return result


def first_line(error: Exception) -> str:
    """Return the first line of an error's message."""
    return (str(error).splitlines() or [""])[0][:300]
