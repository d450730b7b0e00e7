"""Credentials of a site under test: read from the environment or from files when the audit starts, never stored."""

import base64
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec

from audits.identity import Certificate, Identity, Step
from audits.party import authority
from audits.secrecy import SHORTEST, Redactor
from crawler.campaign.settings import AuthSettings, Secret, SiteSettings, StepSettings
from crawler.errors import ConfigurationError
from crawler.words import both
from rules.vocabulary import Text

ACTS = ("open", "fill", "choose", "check", "click", "press", "wait")


def auth_problem(auth: AuthSettings) -> Text | None:
    """Return the sentence of what could not work in the credentials of a site, None when nothing is wrong."""
    if auth.login and not auth.proof:
        return both("auth.proof")
    if auth.login and (problem := steps_problem(auth.login.steps)):
        return problem
    for secret in _secrets_of(msgspec.to_builtins(auth)):
        if bool(secret.get("env")) == bool(secret.get("file")):
            return both("auth.secret")
    return None


def steps_problem(steps: Sequence[StepSettings]) -> Text | None:
    """Return the sentence of a step that does nothing, or two things; None when each does one."""
    wrong = not steps or any(sum(bool(getattr(step, act)) for act in ACTS) != 1 for step in steps)
    return both("auth.step", acts=", ".join(ACTS)) if wrong else None


def _secrets_of(value: Any) -> list[dict[str, str]]:
    """Return every {env, file} of some settings."""
    if isinstance(value, list):
        return [found for item in value for found in _secrets_of(item)]
    if not isinstance(value, dict):
        return []
    if value.keys() == {"env", "file"}:
        return [value]
    return [found for item in value.values() for found in _secrets_of(item)]


def beside(auth: AuthSettings, folder: Path) -> AuthSettings:
    """Return the credentials with the paths of their files as seen from the working directory."""
    return msgspec.convert(_moved(msgspec.to_builtins(auth), folder), AuthSettings)


def _moved(value: Any, folder: Path) -> Any:
    if isinstance(value, list):
        return [_moved(item, folder) for item in value]
    if not isinstance(value, dict):
        return value
    paths = {"file", "storage_state", "cert", "key"} & value.keys()
    return {
        name: str(folder / item) if name in paths and isinstance(item, str) and item else _moved(item, folder)
        for name, item in value.items()
    }


def open_identity(site: SiteSettings, environ: Mapping[str, str]) -> tuple[Identity, list[str]] | None:
    """Return the credentials of a site in the clear, and every secret among them; None when it has none.

    Raises:
        ConfigurationError: a variable or a file is missing, or a secret is too short to be kept out of the report.
    """
    auth = site.auth
    if auth is None:
        return None
    reader = _Reader(environ)
    headers = {name: reader.read(one) for name, one in auth.headers.items()}
    if auth.basic:
        name = auth.basic.username
        user = name if isinstance(name, str) else reader.read(name)
        headers["Authorization"] = reader.basic(user, reader.read(auth.basic.password))
    cookies = [_cookie(site.url, name, reader.read(one)) for name, one in auth.cookies.items()]
    kept, storage = reader.state(auth.storage_state, site.url) if auth.storage_state else ([], [])
    held = auth.certificate
    phrase = reader.read(held.passphrase) if held and held.passphrase else ""
    identity = Identity(
        origins=origins_for(site.url),
        headers=headers,
        cookies=[*kept, *cookies],
        storage=storage,
        certificate=Certificate(cert=held.cert, key=held.key, passphrase=phrase) if held else None,
        login_url=urljoin(site.url, auth.login.url) if auth.login else "",
        login=_login(auth, reader),
        proof=auth.proof,
    )
    return identity, reader.known


def identities_of(
    sites: Sequence[SiteSettings], redactor: Redactor, environ: Mapping[str, str]
) -> dict[str, Identity]:
    """Return the credentials of the sites that have some, by address; the redactor learns what nobody may write."""
    for journey in (one for site in sites for one in site.journeys):
        redactor.learn(journey_steps(journey.steps, environ)[1])
    found = {site.url: opened for site in sites if (opened := open_identity(site, environ))}
    for _identity, known in found.values():
        redactor.learn(known)
    return {url: identity for url, (identity, _known) in found.items()}


def origins_for(url: str) -> list[str]:
    """Return where the credentials of a site go: its own origin, and its secure one when it begins in the clear."""
    parts = urlsplit(url)
    place = authority(url)
    own = f"{parts.scheme}://{place}"
    return [own, f"https://{place}"] if parts.scheme == "http" and not parts.port else [own]


def _login(auth: AuthSettings, reader: "_Reader") -> list[Step]:
    if auth.login is None:
        return []
    return [Step(open=auth.login.url), *(_step(one, reader) for one in auth.login.steps)]


def journey_steps(steps: Sequence[StepSettings], environ: Mapping[str, str]) -> tuple[list[Step], list[str]]:
    """Return the steps of a journey with their secrets read, and those secrets."""
    reader = _Reader(environ)
    return [_step(one, reader) for one in steps], reader.known


def _step(step: StepSettings, reader: "_Reader") -> Step:
    secret = isinstance(step.value, Secret)
    value = reader.read(step.value) if isinstance(step.value, Secret) else step.value
    return Step(**{act: getattr(step, act) for act in ACTS}, value=value, secret=secret)


def _cookie(url: str, name: str, value: str) -> dict[str, Any]:
    return {
        "name": name,
        "value": value,
        "domain": urlsplit(url).hostname or "",
        "path": "/",
        "expires": -1,
        "httpOnly": True,
        "secure": url.startswith("https://"),
        "sameSite": "Lax",
    }


class _Reader:
    """Reads secrets and remembers them, in the forms in which they will travel."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.known: list[str] = []
        self._environ = environ

    def read(self, secret: Secret) -> str:
        """Return a secret; one line end after it in a file is not part of it."""
        if secret.env:
            value = self._environ.get(secret.env, "")
            if not value:
                raise ConfigurationError(both("auth.env", name=secret.env))
        else:
            value = _text(secret.file).removesuffix("\n").removesuffix("\r")
        if len(value) < SHORTEST:
            raise ConfigurationError(both("auth.short", name=secret.env or secret.file, n=SHORTEST))
        self.known.append(value)
        return value

    def basic(self, user: str, password: str) -> str:
        """Return the value of an Authorization header (RFC 7617)."""
        coded = base64.b64encode(f"{user}:{password}".encode()).decode()
        self.known.append(coded)
        return f"Basic {coded}"

    def state(self, path: str, url: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return the cookies and the storage of a file of Playwright's that belong to the site, and to no other."""
        try:
            document = json.loads(_text(path))
            cookies = [one for one in document.get("cookies", []) if _is_of(url, one["domain"])]
            origins = [
                one for one in document.get("origins", []) if authority(one["origin"]) == authority(url)
            ]
            self.known += [one["value"] for one in cookies]
            self.known += [item["value"] for one in origins for item in one.get("localStorage", [])]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ConfigurationError(both("auth.state", path=path)) from error
        return cookies, origins


def _is_of(url: str, domain: str) -> bool:
    host, bare = urlsplit(url).hostname or "", domain.lstrip(".")
    return host == bare or (domain.startswith(".") and host.endswith(f".{bare}"))


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "UTF-8"
        raise ConfigurationError(both("auth.file", path=path, why=why)) from error
