"""Small pieces of evidence on the states of a page: consent, idle, second visit, code coverage."""

from typing import Any

from rules.evidence.code_coverage import CodeFile, Coverage
from rules.evidence.consent import Consent, ConsentButton, Stored
from rules.evidence.consent_state import ConsentAccepted, ConsentRefused, ConsentState
from rules.evidence.idle import Idle
from rules.evidence.ledger import Request
from rules.evidence.second_visit import FirstSeen, SecondVisit
from tests import factories as make

ADS = "https://stats.g.doubleclick.net/pixel?id=1"
FONTS = "https://fonts.gstatic.com/a.woff2"


def button(label: str, **fields: Any) -> ConsentButton:
    given: dict[str, Any] = {"tag": "button", "width": 120.0, "height": 40.0, "font_px": 16.0, "filled": True}
    return ConsentButton(label=label, **({"place": make.place("body>div")} | given | fields))


def banner(*choices: str, **fields: Any) -> Consent:
    """A banner with a button for each choice."""
    buttons: Any = {choice: button(choice) for choice in choices}
    return Consent(**({"recognised": "markup", "banner": "tarteaucitron", "buttons": buttons} | fields))


def cookie(name: str, host: str = "exemple.fr") -> Stored:
    return Stored(kind="cookie", name=name, host=host, days=390.0)


def third(url: str = ADS, **fields: Any) -> Request:
    return make.request(url, **({"party": "third", "kind": "image"} | fields))


def state(*later: Request, **fields: Any) -> ConsentState:
    """A choice made after the document, and what was requested afterwards."""
    given: dict[str, Any] = {
        "banner": "tarteaucitron",
        "label": "tout refuser",
        "pressed": "mouse",
        "before": 1,
    }
    return ConsentState(**(given | {"requests": [make.document(), *later], "remembered": True} | fields))


def refused(*later: Request) -> ConsentRefused:
    return ConsentRefused(state=state(*later))


def accepted(*later: Request) -> ConsentAccepted:
    return ConsentAccepted(state=state(*later, label="tout accepter"))


def idle(*requests: Request, **fields: Any) -> Idle:
    return Idle(**({"seconds": 60.0, "requests": list(requests)} | fields))


def second(*requests: Request, first: dict[str, FirstSeen] | None = None) -> SecondVisit:
    """A second visit with these requests; the first one weighed 100 kB."""
    return SecondVisit(requests=list(requests), first=first or {}, first_requests=20, first_bytes=100_000)


def same(request: Request, **fields: Any) -> dict[str, FirstSeen]:
    """The first visit received just this."""
    seen = FirstSeen(
        wire_bytes=request.wire_bytes,
        body_bytes=request.body_bytes,
        decoded_bytes=request.decoded_bytes,
        **({"etag": request.headers.get("etag", "")} | fields),
    )
    return {request.url: seen}


def code(path: str = "/site.css", **fields: Any) -> CodeFile:
    given: dict[str, Any] = {"kind": "css", "inline": False, "party": "own", "total_bytes": 40_000}
    given |= {"unused_bytes": 1_000, "rules": 400, "rules_unused": 10, "wire_bytes": 12_000}
    return CodeFile(url=make.SITE + path, **(given | fields))


def coverage(*files: CodeFile) -> Coverage:
    return Coverage(files=list(files))
