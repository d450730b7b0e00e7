"""Small real web servers on loopback for the crawl, and a crawl that keeps the last version of each address."""

import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from rules.evidence.inventory import Address, Discovery


@dataclass
class Answer:
    """What a route answers; length: Content-Length announced, the true one by default, None for none."""

    body: bytes | str = ""
    status: int = 200
    mime: str | None = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    length: int | None = -1


Routes = dict[str, Any]
"""Path with query: an Answer, a page's HTML, or a function returning an Answer."""


@dataclass
class SmallSite:
    """A server on 127.0.0.1 answering its routes (path with query); 404 elsewhere. Every request is kept."""

    routes: Routes
    port: int = 0
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"


def handler_of(site: SmallSite) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 10

        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.agents.add(self.headers.get("User-Agent", ""))
            route = site.routes.get(self.path, Answer("<h1>Page introuvable</h1>", 404))
            answer = (
                route if isinstance(route, Answer) else Answer(route) if isinstance(route, str) else route()
            )
            threading.Event().wait(answer.wait)
            body = answer.body.encode() if isinstance(answer.body, str) else answer.body
            self.send_response(answer.status)
            if answer.mime is not None:
                self.send_header("Content-Type", answer.mime)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            length = len(body) if answer.length == -1 else answer.length
            if length is None:
                self.send_header("Connection", "close")
                self.close_connection = True
            else:
                self.send_header("Content-Length", str(length))
            self.end_headers()
            try:
                self.wfile.write(body)
                if length is not None and length > len(body):
                    threading.Event().wait(2)
                    self.close_connection = True
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


Serve = Callable[[Routes], SmallSite]


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a client that hangs up or refuses a certificate is what some tests are about."""


@contextmanager
def serving(routes: Routes, tls: ssl.SSLContext | None = None) -> Iterator[SmallSite]:
    """Serve routes on a free port of 127.0.0.1 until the block ends."""
    site = SmallSite(routes)
    server = _Quiet(("127.0.0.1", 0), handler_of(site))
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def page(title: str, *links: str, extra: str = "") -> str:
    """Return a page with a link to each address."""
    body = "".join(f'<a href="{link}">vers {link}</a>' for link in links) + extra
    return f"<!doctype html><html lang=fr><title>{title}</title><body><main>{body}</main></body></html>"


@dataclass
class Crawl:
    """What a crawl found: the discovery, the last version of each address by url, and every version handed out."""

    discovery: Discovery
    addresses: dict[str, Address]
    versions: list[Address]

    def kinds(self, site: SmallSite) -> dict[str, str]:
        """Return the kind of each address by its path on this site."""
        return {a.url.removeprefix(site.url("")): a.kind for a in self.addresses.values()}


Crawler = Callable[..., Awaitable[Crawl]]
