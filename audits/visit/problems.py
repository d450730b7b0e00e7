"""Why a visit ends early; never seen outside audits.visit.

VisitError
  PageRefusedError   the address leads out of the site: status refused
  PageFailedError    nothing to audit was loaded: status failed
  PageCrashedError   the page's process died: tried once again, then failed
  LedgerLostError    the browser's network died: tried once again, in a browser of its own
"""

from typing import ClassVar

from rules.evidence.visit import Status

GONE = {
    "ERR_NAME_NOT_RESOLVED": "The server's name is not known (DNS).",
    "ERR_CONNECTION_REFUSED": "The server refused the connection.",
    "ERR_CONNECTION_TIMED_OUT": "The server did not answer.",
    "ERR_ADDRESS_UNREACHABLE": "The server cannot be reached.",
    "ERR_INTERNET_DISCONNECTED": "This machine has no network.",
}
"""Errors of a server that is not there."""

CUT = {
    "ERR_CONNECTION_RESET": "The server cut the connection.",
    "ERR_CONNECTION_CLOSED": "The server cut the connection.",
    "ERR_EMPTY_RESPONSE": "The server closed the connection without an answer.",
    "ERR_CONTENT_LENGTH_MISMATCH": "The server cut its answer.",
    "ERR_INCOMPLETE_CHUNKED_ENCODING": "The server cut its answer.",
}
"""Errors of a server that may have gone while it answered."""

NET_ERRORS = {
    **GONE,
    **CUT,
    "ERR_TIMED_OUT": "The server did not answer in time.",
    "ERR_TOO_MANY_REDIRECTS": "The address redirects without end.",
    "ERR_INVALID_REDIRECT": "The server redirects to an address that cannot be used.",
    "ERR_UNSAFE_REDIRECT": "The server redirects to an address that cannot be used.",
    "ERR_PROXY_CONNECTION_FAILED": "The proxy cannot be reached.",
    "ERR_TUNNEL_CONNECTION_FAILED": "The proxy refused to reach the server.",
    "ERR_INVALID_AUTH_CREDENTIALS": "The server asks for a password.",
    "ERR_ABORTED": "The address gives no page to show.",
    "ERR_CONTENT_LENGTH_MISMATCH": "The server cut the connection before the end of the page.",
    "ERR_INCOMPLETE_CHUNKED_ENCODING": "The server cut the connection before the end of the page.",
    "ERR_CONTENT_DECODING_FAILED": "The page is not packed as its server says.",
    "ERR_RESPONSE_HEADERS_TOO_BIG": "The server's answer has more headers than a browser takes.",
    "ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH": "The server's answer gives two lengths.",
    "ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION": "The server redirects to two addresses at once.",
    "ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_DISPOSITION": "The server's answer gives two file names.",
    "ERR_INVALID_HTTP_RESPONSE": "The server does not answer in HTTP.",
    "ERR_INVALID_CHUNKED_ENCODING": "The server's answer breaks off in a way no browser understands.",
    "ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS": "The name leads to a private address, where limpide does not go.",
    "ERR_UNSAFE_PORT": "The browser refuses this port.",
}


class VisitError(Exception):
    """A visit that ends early; the message is one sentence in English."""

    status: ClassVar[Status] = "failed"

    def __init__(self, reason: str, *, http_status: int = 0, final_url: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.http_status = http_status
        self.final_url = final_url


class PageRefusedError(VisitError):
    """Raised when the address leads to a document outside the site."""

    status = "refused"


class PageFailedError(VisitError):
    """Raised when no page of the site was loaded."""


class PageCrashedError(VisitError):
    """Raised when the page's process died."""


class LedgerLostError(VisitError):
    """Raised when the browser no longer tells what the network does: an answer may have made that part of it crash."""


def net_error_sentence(message: str) -> str:
    """Return one sentence for a "net::ERR_…" message of Chromium."""
    code = message.partition("net::")[2].split(" ")[0].split("\n")[0].strip()
    if "CERT" in code or "SSL" in code:
        return f"The server's certificate or encryption is not accepted ({code})."
    known = NET_ERRORS.get(code)
    return known or f"The page did not load ({code or message.splitlines()[0][:200]})."
