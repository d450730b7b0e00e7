"""An alert leaves once a change of verdict, by a real SMTP server and a real HTTP server; a failure is tried again."""

import asyncio
import datetime as dt
import http.server
import ipaddress
import json
import ssl
import threading
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import msgspec
import pytest
from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from crawler.alerts.outbox import send_waiting
from crawler.campaign.config import load_portfolio
from crawler.campaign.history import remember, with_trend
from crawler.campaign.settings import AlertSettings, MailSettings, SiteSettings, WebhookSettings
from crawler.campaign.slugs import slugs
from crawler.campaign.store import Store
from crawler.errors import ConfigurationError
from rules.evidence.axe import AxeRule
from rules.judge import judge_site
from rules.results import CampaignResult
from tests.factories import HOME, axe, failed_visit, node, site, visit

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")  # of the test server over TLS
PASSWORD, USER = "tr0is-mots", "limpide"
SETTINGS = SiteSettings(url=HOME, name="Ville d'Exemple")
GOOD = visit()
BAD = visit(axe(AxeRule(id="image-alt", violations=[node()])))


class Box:
    """Keeps the mails an SMTP server received; refuses them while closed."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.open = True

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if not self.open:
            return "451 try later"
        self.mails.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default)))
        return "250 taken"


def certificate(folder: Path) -> tuple[Path, Path]:
    """Write a key and a certificate of 127.0.0.1."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "limpide tests")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    files = folder / "cert.pem", folder / "key.pem"
    files[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return files


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture(params=["starttls", "tls"])
def mail(request, box: Box, tmp_path: Path, monkeypatch) -> Iterator[MailSettings]:
    """A real SMTP server over STARTTLS or TLS that asks for a password."""
    files = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(files[0]))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)

    def known(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        right = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=False)

    starttls = request.param == "starttls"
    upgrade = {"tls_context": context, "require_starttls": True} if starttls else {}

    def connection() -> SMTP:
        return SMTP(
            box, authenticator=known, auth_required=True, auth_require_tls=starttls, loop=loop, **upgrade
        )

    loop = asyncio.new_event_loop()
    listening = loop.create_server(connection, "127.0.0.1", 0, ssl=None if starttls else context)
    port = loop.run_until_complete(listening).sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield MailSettings(
        to=["une@exemple.fr", "deux@exemple.fr"],
        sender="limpide@exemple.fr",
        host="127.0.0.1",
        port=port,
        security=request.param,
        user=USER,
    )
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)


@pytest.fixture
def hook() -> Iterator[Any]:
    """A real HTTP server that keeps the JSON it is sent; answers with its status."""
    posts: list[Any] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if server.status == 200:
                posts.append((self.path, self.headers["Content-Type"], json.loads(body)))
            self.send_response(server.status)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_args: object) -> None: ...

    class Server(http.server.ThreadingHTTPServer):
        status = 200

    server = Server(("127.0.0.1", 0), Handler)
    server.posts = posts  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


class Campaigns:
    """Ends campaigns of one site with given evidence, and sends what waits."""

    def __init__(self, store: Store, alerts: AlertSettings, environment: dict[str, str]) -> None:
        self.store, self.alerts, self.environment = store, alerts, environment
        self.day = 0

    def end(self, seen: Any, name: str = "Ville d'Exemple") -> list[str]:
        """Return the sentences of the failed deliveries."""
        self.day += 1
        began = f"2026-11-{self.day:02}T10:00:00+00:00"
        campaign, _ = self.store.open_campaign([SETTINGS], slugs([SETTINGS]), {}, began, fresh=True)
        stored = self.store.campaign(campaign)
        assert stored is not None
        judged = msgspec.structs.replace(judge_site(site(seen)), name=name)
        result = CampaignResult(
            limpide="0", started=began, ended=began, exit_code=0, exit_reasons=[], sites=[judged]
        )
        result = with_trend(self.store, stored, result, complete=True)
        for _twice in range(2):  # killed after it was kept, and run again: kept once
            remember(self.store, stored, result, self.alerts, "fr")
        self.store.end_campaign(campaign, began)
        return [why.fr for why in send_waiting(self.store, self.alerts, self.environment)]


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    opened = Store(store_url)
    yield opened
    opened.close()


def test_a_mail_leaves_once_a_change_and_none_when_nothing_changed(store: Store, mail, box: Box) -> None:
    team = Campaigns(store, AlertSettings(mail=mail), {"LIMPIDE_SMTP_PASSWORD": PASSWORD})
    counts = []
    for seen in (GOOD, GOOD, BAD, BAD, BAD, GOOD):
        assert team.end(seen) == []
        counts.append(len(box.mails))
    assert counts == [0, 0, 1, 1, 1, 2]
    (to, worse), (_to, better) = box.mails
    assert to == ["une@exemple.fr", "deux@exemple.fr"]
    assert "se dégrade" in worse["Subject"]
    assert "Ville d'Exemple" in worse["Subject"]
    text = worse.get_content()
    assert "▲ critère 1.1" in text
    assert "→ non conforme" in text
    assert "nouvelles 1, guéries 0" in text
    assert "s’améliore" in better["Subject"]


def test_a_mail_the_server_refuses_is_said_kept_and_sent_next_time(store: Store, mail, box: Box) -> None:
    team = Campaigns(store, AlertSettings(mail=mail), {"LIMPIDE_SMTP_PASSWORD": PASSWORD})
    team.end(GOOD)
    box.open = False
    (why,) = team.end(BAD)
    assert "451" in why or "try later" in why
    assert PASSWORD not in why
    box.open = True
    assert team.end(BAD) == []
    assert len(box.mails) == 1
    wrong = Campaigns(store, team.alerts, {"LIMPIDE_SMTP_PASSWORD": "faux"})
    wrong.day = team.day
    (why,) = wrong.end(GOOD)
    assert "faux" not in why
    (why,) = [why.fr for why in send_waiting(store, team.alerts, {})]
    assert "LIMPIDE_SMTP_PASSWORD" in why
    assert send_waiting(store, team.alerts, team.environment) == []
    assert len(box.mails) == 2


def test_a_certificate_nobody_vouches_for_gets_neither_mail_nor_password(
    store: Store, mail, box: Box, monkeypatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    team = Campaigns(store, AlertSettings(mail=mail), {"LIMPIDE_SMTP_PASSWORD": PASSWORD})
    team.end(GOOD)
    assert "certificat" in team.end(BAD)[0].lower()
    assert box.mails == []


def test_a_server_in_the_clear_on_this_machine_takes_mails_without_a_password(store: Store, box: Box) -> None:
    loop = asyncio.new_event_loop()
    listening = loop.create_server(lambda: SMTP(box, loop=loop), "127.0.0.1", 0)
    port = loop.run_until_complete(listening).sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    plain = MailSettings(to=["a@b.fr"], sender="c@b.fr", host="127.0.0.1", port=port, security="none")
    team = Campaigns(store, AlertSettings(mail=plain), {})
    assert team.end(GOOD) + team.end(BAD) + team.end(BAD) == []
    assert len(box.mails) == 1
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)


def test_a_webhook_gets_a_text_once_a_change_and_its_address_is_never_told(store: Store, hook) -> None:
    secret = f"http://127.0.0.1:{hook.server_address[1]}/hooks/secret"
    environment = {"LIMPIDE_WEBHOOK_URL": secret}
    team = Campaigns(store, AlertSettings(webhook=WebhookSettings()), environment)
    team.end(GOOD)
    hook.status = 500
    (why,) = team.end(BAD)
    assert "500" in why
    assert "secret" not in why
    hook.status = 302
    assert len(team.end(BAD)) == 1, "a redirect is not followed"
    hook.status = 200
    assert team.end(BAD) == []
    ((path, kind, body),) = hook.posts
    assert path == "/hooks/secret"
    assert kind.startswith("application/json")
    assert list(body) == ["text"]
    assert "▲ critère 1.1" in body["text"]
    assert team.end(failed_visit(HOME)) == []
    assert "impossible à auditer" in hook.posts[1][2]["text"]
    assert team.end(failed_visit(HOME)) == []
    assert team.end(BAD) == []
    assert "audité" in hook.posts[2][2]["text"]
    assert len(hook.posts) == 3, "a site that comes back as it was is one change, not all its verdicts again"
    hook.shutdown()
    hook.server_close()
    (why,) = team.end(GOOD)
    assert "secret" not in why


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[alerts.mail]\nto = ['a@b.fr']\nsender = 'a@b.fr'\nhoste = 's'\n", 4, ["hoste", "host"]),
        ("[alerts.mail]\nto = []\nsender = 'a@b.fr'\nhost = 's'\n", 2, ["to"]),
        ("[alerts.mail]\nto = ['a@b.fr\\nBcc: x@y.fr']\nsender = 'a@b.fr'\nhost = 's'\n", 2, ["to"]),
        (
            "[alerts.mail]\nto = ['a@b.fr']\nsender = 'a@b.fr'\nhost = 's'\nuser = 'u'\nsecurity = 'none'\n",
            6,
            ["starttls"],
        ),
        ("[alerts]\nwebhok = {}\n", 2, ["webhok", "webhook"]),
    ],
)
def test_each_mistake_of_alerts_is_one_sentence_with_its_line(tmp_path: Path, text, line, words) -> None:
    path = tmp_path / "sites.toml"
    quoted = text.replace("'a@b.fr\\nBcc: x@y.fr'", '"a@b.fr\\nBcc: x@y.fr"')
    path.write_text(f'{quoted}[[site]]\nurl = "https://a.example/"\n')
    with pytest.raises(ConfigurationError) as caught:
        load_portfolio(path)
    assert f"line {line}:" in caught.value.text.en
    assert all(word in caught.value.text.en for word in words), caught.value.text.en
