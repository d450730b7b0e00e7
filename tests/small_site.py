"""A small bounded web server on loopback, and the pages it serves."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Pages = dict[str, str | tuple[int, dict[str, str], bytes]]


class SmallSite:
    """A website of a few pages on 127.0.0.1; asked counts the requests per path, spared those that an
    ETag answered with 304."""

    def __init__(self, pages: Pages, port: int = 0) -> None:
        self.pages = pages
        self.asked: dict[str, int] = {}
        self.agents: set[str] = set()
        self.spared = 0
        self.server = ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        ).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def _handler(site) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - the handler's own self is another
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 10

            def do_GET(self) -> None:
                path = self.path.split("?")[0]
                site.asked[path] = site.asked.get(path, 0) + 1
                site.agents.add(self.headers.get("User-Agent", ""))
                status, headers, body = answer(site.pages.get(path))
                tag = headers.get("ETag")
                if tag and self.headers.get("If-None-Match") == tag:
                    status, body = 304, b""
                    site.spared += 1
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_args: object) -> None: ...

        return Handler


def answer(page: str | tuple[int, dict[str, str], bytes] | None) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of a page given as HTML text or in full; None is a 404."""
    if page is None:
        return 404, {"Content-Type": "text/plain"}, b"absent"
    if isinstance(page, str):
        return 200, {"Content-Type": "text/html; charset=utf-8"}, page.encode()
    return page


def html(title: str, body: str = "") -> str:
    """Return a small correct French page."""
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"></head>'
        f"<body><main><h1>{title}</h1>{body}</main></body></html>"
    )
