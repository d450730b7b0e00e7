"""How the browser is started: options as data, and the user agent that tells the truth."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from audits.browser.certificates import own_keys
from audits.browser.choice import BrowserChoice
from audits.browser.errors import BadProxy, BrowserError, NoBrowser, SandboxRefused
from audits.browser.fence import Fence
from audits.browser.proxy import Proxy, bypass, proxies
from rules import __version__
from rules.vocabulary import Text

QUIET = (
    # The headless shell opens no window a page asks for: its request would leave before it could be closed.
    "--block-new-web-contents",
    "--disable-client-side-phishing-detection",
    "--disable-crash-reporter",
    "--disable-domain-reliability",
    "--no-service-autorun",
    # Beside Playwright's pipe: a port of 127.0.0.1, any free one, for the ledger's own connection.
    "--remote-debugging-port=0",
)
"""Added to Playwright's own list (no background networking, update, sync, first run …). QUIC stays on.

No --disable-features here: Chromium keeps only the last one, and Playwright has its own."""
UNPROTECTED = ["--disable-ipc-flooding-protection"]
"""Playwright's own, left out: Chromium's bound on addresses written, prints and moves by scripts holds as for visitors.

A page that wrote its address ten thousand times a second hung the browser, and every page beside it."""
OLD_ENGINE = ("--headless", "--disable-gpu", "--no-zygote")
"""What a headless build made for small machines needs to start; it has no sandbox either."""
LAUNCH_MS = 60_000
NO_SANDBOX = "LIMPIDE_NO_SANDBOX"


def launch_options(
    choice: BrowserChoice,
    environ: Mapping[str, str],
    *,
    root: bool,
    trusted_keys: Sequence[str] = (),
    fence: Fence | None = None,
) -> dict[str, Any]:
    """Return the keyword arguments of Playwright's launch.

    Args:
        trusted_keys: public key hashes from verified_keys, beside those of the own CA file.
        fence: what may be reached of private networks; without one nothing is closed.

    Raises:
        BadProxy: HTTP_PROXY or HTTPS_PROXY holds no usable address.
    """
    proxy, proxy_args = _proxy(environ)
    keys = list(dict.fromkeys([*own_keys(environ), *trusted_keys]))
    trust = [f"--ignore-certificate-errors-spki-list={','.join(keys)}"] if keys else []
    options: dict[str, Any] = {
        "executable_path": choice.path,
        "headless": True,
        "chromium_sandbox": choice.source != "engine" and sandboxed(environ, root=root),
        "args": [
            *QUIET,
            *(OLD_ENGINE if choice.source == "engine" else ()),
            *proxy_args,
            *trust,
            *_fencing(fence, environ),
        ],
        "ignore_default_args": UNPROTECTED,
        "timeout": LAUNCH_MS,
        # Ctrl-C is the command line's to conduct: it lets the visits in progress be stored.
        "handle_sigint": False,
    }
    return options | ({"proxy": proxy} if proxy else {})


def _fencing(fence: Fence | None, environ: Mapping[str, str]) -> list[str]:
    if fence is None:
        return []
    return fence.switches({f"{one.host}:{one.port}" for one in proxies(environ).values()})


def sandboxed(environ: Mapping[str, str], *, root: bool) -> bool:
    """Whether Chromium's sandbox is on: yes, unless root (it refuses) or LIMPIDE_NO_SANDBOX=1."""
    return not root and environ.get(NO_SANDBOX, "") not in ("1", "true", "yes")


def user_agent(own: str, contact: str) -> str:
    """Chromium's own user agent, 'HeadlessChrome' as 'Chrome', plus limpide and its contact."""
    suffix = f"limpide/{__version__}" + (f" (+{contact})" if contact else "")
    return f"{own.replace('HeadlessChrome', 'Chrome')} {suffix}"


def launch_error(choice: BrowserChoice, message: str) -> BrowserError:
    """Say in one sentence why the browser did not start, and the way out."""
    if "No usable sandbox" in message or "setuid_sandbox" in message or "SUID sandbox" in message:
        return SandboxRefused(
            Text(
                "Le bac à sable de Chromium ne peut pas démarrer ici : autorisez les espaces "
                "de noms (sysctl kernel.apparmor_restrict_unprivileged_userns=0), ou, si le conteneur "
                f"isole déjà, relancez avec {NO_SANDBOX}=1.",
                "Chromium's sandbox cannot start for this user: allow user namespaces (sysctl "
                "kernel.apparmor_restrict_unprivileged_userns=0 on Ubuntu), or, if the container already "
                f"isolates, run again with {NO_SANDBOX}=1.",
            )
        )
    first = _reason(message)
    return NoBrowser(
        Text(
            f"Le navigateur {choice.path} ne démarre pas : {first} ; voyez « limpide doctor ».",
            f'The browser {choice.path} does not start: {first}; see "limpide doctor".',
        )
    )


def _reason(message: str) -> str:
    """What the browser itself wrote before it ended, else the first line of the message; 200 characters."""
    own: list[str] = re.findall(r"\[err\] (.+)", message)
    errors = [line for line in own if "error" in line.lower()] or own
    return (errors or [line.strip() for line in message.splitlines() if line.strip()] or ["?"])[0][:200]


def _proxy(environ: Mapping[str, str]) -> tuple[dict[str, str] | None, list[str]]:
    """Playwright's proxy when one serves both schemes, else Chromium's own switches."""
    try:
        found = proxies(environ)
    except ValueError as error:
        raise BadProxy(Text(f"Mandataire inutilisable : {error}.", f"Unusable proxy: {error}.")) from error
    rules = bypass(environ)
    if not found:
        # Chromium would otherwise read the desktop's own settings, which the crawl does not know.
        return None, ["--no-proxy-server"]
    if len(found) == 2 and found["http"] == found["https"]:
        return _option(found["https"], rules), []
    if any(proxy.user for proxy in found.values()):
        raise BadProxy(_TWO_PROXIES)
    server = ";".join(f"{scheme}={proxy.server}" for scheme, proxy in found.items())
    return None, [f"--proxy-server={server}", f"--proxy-bypass-list={';'.join(rules)}"]


_TWO_PROXIES = Text(
    "Deux mandataires différents dont l’un demande un mot de passe : le navigateur n’en sert qu’un ; donnez la même "
    "adresse à HTTP_PROXY et HTTPS_PROXY.",
    "Two different proxies of which one asks for a password: the browser serves only one; give HTTP_PROXY and "
    "HTTPS_PROXY the same address.",
)


def _option(proxy: Proxy, rules: Sequence[str]) -> dict[str, str]:
    """Playwright's option. With a password Playwright answers each challenge itself, and the HTTP cache is off."""
    option = {"server": proxy.server, "bypass": ",".join(rules)}
    return option | ({"username": proxy.user, "password": proxy.password} if proxy.user else {})
