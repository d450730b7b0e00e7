"""A read-only server of one folder on this machine: GET and HEAD, files inside the folder, nothing else."""

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

MIME = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".webp": "image/webp",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".csv": "text/csv; charset=utf-8",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}
"""Our pages need no script and nothing from elsewhere; the server holds them to it."""

NAMES = ("127.0.0.1", "localhost")
"""Hosts a request may ask for: a page elsewhere cannot reach the folder through a name of its own."""

LOOPBACK = "127.0.0.1"


def inside(folder: Path, path: str) -> Path | None:
    """Return the file of a request's path, None when there is none inside the folder: hidden names are not served.

    Args:
        folder: resolved.
        path: as requested, percent-encoded.
    """
    parts = unquote(path).split("/")[1:]
    if any(part.startswith(".") or "\\" in part or "\x00" in part or ":" in part for part in parts):
        return None
    try:
        found = folder.joinpath(*parts).resolve()
        if not parts[-1]:
            found = (found / "index.html").resolve() if found.is_dir() else folder
        return found if found.is_file() and found.is_relative_to(folder) else None
    except (OSError, ValueError):
        return None


class FolderServer(ThreadingHTTPServer):
    """Serves a folder on 127.0.0.1; port 0 takes a free one."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int) -> None:
        super().__init__((LOOPBACK, port), _Handler)
        self.folder = folder.resolve()

    @property
    def url(self) -> str:
        """Address of the folder's index."""
        return f"http://{LOOPBACK}:{self.server_address[1]}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that went away."""


class _Handler(BaseHTTPRequestHandler):
    """Answers with a file, or refuses."""

    protocol_version = "HTTP/1.1"
    server_version = "limpide"
    sys_version = ""
    timeout = 10

    def do_GET(self) -> None:
        """Answer with the file inside the folder, its folder's address, or 404."""
        server = cast(FolderServer, self.server)
        host = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        path = urlsplit(self.path).path if self.path.startswith("/") else ""
        if host not in NAMES:
            self._answer(HTTPStatus.MISDIRECTED_REQUEST)
        elif path and not path.endswith("/") and inside(server.folder, f"{path}/"):
            self._answer(HTTPStatus.MOVED_PERMANENTLY, location="/" + path.lstrip("/") + "/")
        elif path and (found := inside(server.folder, path)):
            self._answer(
                HTTPStatus.OK, found.read_bytes(), MIME.get(found.suffix, "application/octet-stream")
            )
        else:
            self._answer(HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET  # noqa: N815 - the name http.server asks for

    def _refused(self) -> None:
        """Refuse whatever would write."""
        self.close_connection = True
        self._answer(HTTPStatus.METHOD_NOT_ALLOWED)

    do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = _refused  # noqa: N815

    def _answer(
        self, status: HTTPStatus, body: bytes = b"", mime: str = "text/plain", location: str = ""
    ) -> None:
        self.send_response(status)
        more = {"Location": location} if location else {}
        length = {"Content-Type": mime, "Content-Length": str(len(body))}
        for name, value in {**HEADERS, **length, **more}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""
