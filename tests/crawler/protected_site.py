"""A preproduction on loopback behind a password, a header and a login; it echoes secrets as badly as a site can."""

import base64
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qs, quote

from tests.small_site import html

USER, PASSWORD = "agence", "Mot/de+passe&é=1"
TOKEN = "jeton-Canari-7f3a"
LOGIN, CODE = "auditrice@exemple.fr", "Sésame, ouvre toi !"
SESSION = "session-Canari-91c4"
ACCESS = f"Basic {base64.b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}"
ECHO = "jeton-Tournant-5e8d"
"""A cookie that each page sets anew, and writes in its text."""
SECRETS = (PASSWORD, TOKEN, CODE, SESSION, ECHO)
PROOF = "Déconnexion"
FORM = (
    '<form method="post" action="/connexion"><p><label>Identifiant <input name="id"></label></p>'
    '<p><label>Mot de passe <input type="password" name="code"></label></p><button>Se connecter</button></form>'
)


class ProtectedSite:
    """Pages that only somebody logged in reads. seen: credentials that came, by path; gate: Basic and header asked.

    count: content pages beside the home page. rotates: each page changes the session, and the former one is no longer
    known. ends: numbers of the pages after which every session ends.
    """

    def __init__(
        self,
        *,
        count: int = 3,
        gate: bool = True,
        login: bool = True,
        third: str = "",
        rotates: bool = False,
        ends: tuple[int, ...] = (),
    ) -> None:
        self.count, self.gate, self.login, self.third = count, gate, login, third
        self.rotates, self.ends = rotates, set(ends)
        self.served = 0
        self.logins = 0
        self.seen: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []
        self.sessions = {SESSION}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/"
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        ).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def page(self, path: str) -> str:
        """Return a page with its menu, and every secret written in it in one form or another."""
        menu = "".join(f'<p><a href="/p{n}">Page {n}</a></p>' for n in range(self.count))
        menu += f'<p><a href="/deconnexion">{PROOF}</a></p><p><a href="/doc.pdf">Document</a></p>'
        leak = f'<p>{PASSWORD} {quote(TOKEN)} {base64.b64encode(CODE.encode()).decode()}</p><a id="{SESSION}"></a>'
        leak += f"<p>{ECHO}-{path.strip('/')}</p>"
        picture = f'<img src="{self.third}pixel.gif" alt="">' if self.third else ""
        script = (
            f'<script>fetch("/journal?code={quote(CODE)}", {{headers: {{"X-Echo": {TOKEN!r}}}}})</script>'
        )
        return html(f"Page {path}", menu + leak + picture + script)

    def _handler(site) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - the handler's own self is another
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 10

            def do_GET(self) -> None:
                path = self.path.split("?")[0]
                site.asked.append(path)
                names = ("Authorization", "Cookie", "X-Preprod")
                site.seen[path] = {n: self.headers[n] for n in names if self.headers[n]}
                if site.gate and self._stranger():
                    self._say(401, "Qui va là ?", {"WWW-Authenticate": 'Basic realm="preprod"'})
                elif path == "/connexion":
                    self._say(200, html("Connexion", FORM))
                elif path == "/robots.txt":
                    self._say(404, "")
                elif site.login and not self._known():
                    self._say(302, "", {"Location": "/connexion"})
                elif path == "/deconnexion":
                    site.sessions.clear()
                    self._say(302, "", {"Location": "/connexion"})
                elif path == "/" or path in {f"/p{n}" for n in range(site.count)}:
                    self._say(200, site.page(path), {"Set-Cookie": self._cookie(path), "X-Jeton": TOKEN})
                elif path in ("/journal", "/pixel.gif", "/doc.pdf"):
                    self._say(200, "", {"Content-Type": "application/pdf" if "doc" in path else "text/plain"})
                else:
                    self._say(404, "absent")

            def do_POST(self) -> None:
                given = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                site.asked.append("POST " + self.path)
                if given.get("id") == [LOGIN] and given.get("code") == [CODE]:
                    site.logins += 1
                    site.sessions.add(SESSION)
                    self._say(
                        303, "", {"Location": "/", "Set-Cookie": f"session={SESSION}; Path=/; HttpOnly"}
                    )
                else:
                    self._say(200, html("Connexion", f"<p>Refusé</p>{FORM}"))

            def _cookie(self, path: str) -> str:
                site.served += 1
                if site.rotates:
                    site.sessions = {f"{SESSION}-{site.served}"}
                    return f"session={SESSION}-{site.served}; Path=/; HttpOnly"
                if site.served in site.ends:
                    site.sessions.clear()
                return f"tour={ECHO}-{path.strip('/')}; Path=/"

            def _stranger(self) -> bool:
                return self.headers["Authorization"] != ACCESS or self.headers["X-Preprod"] != TOKEN

            def _known(self) -> bool:
                cookies = self.headers["Cookie"] or ""
                return any(f"session={one};" in f"{cookies};" for one in site.sessions)

            def _say(self, status: int, body: str, headers: dict[str, str] | None = None) -> None:
                content = body.encode()
                self.send_response(status)
                plain = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(content))}
                for name, value in (plain | (headers or {})).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_args: object) -> None: ...

        return Handler


AUTH = f"""
[site.auth]
proof = "{PROOF}"
headers = {{ X-Preprod = {{ env = "JETON" }} }}
basic = {{ username = "{USER}", password = {{ file = "passe.txt" }} }}
[site.auth.login]
url = "/connexion"
steps = [
    {{ fill = "Identifiant", value = "{LOGIN}" }},
    {{ fill = "Mot de passe", value = {{ env = "CODE" }} }},
    {{ click = "Se connecter" }},
]
"""
ENVIRONMENT = {"JETON": TOKEN, "CODE": CODE}
