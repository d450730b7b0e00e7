"""An alert by webhook: JSON with a text, as Mattermost, Tchap and Slack take it; the address is a secret."""

import http.client
import json
from collections.abc import Mapping
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from crawler.alerts.messages import DeliveryError, Message
from crawler.campaign.settings import WebhookSettings
from crawler.discovery.scope import is_loopback
from crawler.words import both

SECONDS = 30.0


class _NoRedirect(HTTPRedirectHandler):
    """A webhook that answers elsewhere is wrong: its text is not carried to an address nobody configured."""

    def redirect_request(self, *_args: Any) -> None:
        """Follow nothing."""


def send(message: Message, settings: WebhookSettings, environment: Mapping[str, str]) -> None:
    """Post one alert.

    Raises:
        DeliveryError: the address is missing or wrong, or its server did not take the text; the address is not told.
    """
    url = environment.get(settings.url_env, "")
    if not url:
        raise DeliveryError(both("alert.no_secret", name=settings.url_env))
    if urlsplit(url).scheme not in ("http", "https"):
        raise DeliveryError(both("alert.webhook_failed", name=settings.url_env, why="https://…"))
    body = json.dumps({"text": f"**{message.subject}**\n{message.body}"}, ensure_ascii=False).encode()
    try:
        request = Request(url, data=body, headers={"Content-Type": "application/json; charset=utf-8"})
        proxies = ProxyHandler({} if is_loopback(url) else None)
        with build_opener(_NoRedirect, proxies).open(request, timeout=SECONDS) as answer:
            answer.read(65_536)
    except HTTPError as error:
        why = f"{error.code} {error.reason}"
        raise DeliveryError(both("alert.webhook_failed", name=settings.url_env, why=why)) from error
    except (URLError, OSError, ValueError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", error)
        why = getattr(reason, "strerror", None) or type(reason).__name__
        raise DeliveryError(both("alert.webhook_failed", name=settings.url_env, why=why)) from error
