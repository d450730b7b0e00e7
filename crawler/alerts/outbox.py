"""Alerts wait in the store until they are delivered: written once a change, sent once, tried again after a failure."""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import Connection, insert, select, update

from crawler.alerts import mail, webhook
from crawler.alerts.messages import DeliveryError, Message, SiteNews, compose
from crawler.campaign import schema
from crawler.campaign.clock import now
from crawler.campaign.settings import AlertSettings
from crawler.campaign.store import Store
from crawler.words import LANGS, say
from rules.vocabulary import Lang, Text


def channels(settings: AlertSettings, environment: Mapping[str, str]) -> dict[str, Callable[[Message], None]]:
    """Return what sends a message, by name of the channels that are configured."""
    found: dict[str, Callable[[Message], None]] = {}
    if one := settings.mail:
        found["mail"] = lambda message: mail.send(message, one, environment)
    if other := settings.webhook:
        found["webhook"] = lambda message: webhook.send(message, other, environment)
    return found


def put(
    connection: Connection, campaign: str, news: Sequence[SiteNews], settings: AlertSettings, lang: Lang
) -> None:
    """Keep the alert of a campaign for every configured channel; what is kept already is not kept twice."""
    table = schema.alerts
    kept = set(connection.execute(select(table.c.channel).where(table.c.campaign == campaign)).scalars())
    message = compose(news, lang) if news else None
    for channel in channels(settings, {}):
        if message and channel not in kept:
            values = {
                "campaign": campaign,
                "channel": channel,
                "subject": message.subject,
                "body": message.body,
            }
            connection.execute(insert(table).values(**values))


def send_waiting(store: Store, settings: AlertSettings, environment: Mapping[str, str]) -> list[Text]:
    """Send every alert that waits, oldest first; return a sentence a channel that failed: its alerts wait on."""
    failures = []
    table = schema.alerts
    for channel, send in channels(settings, environment).items():
        query = select(table).where(table.c.channel == channel, table.c.sent.is_(None)).order_by(table.c.id)
        with store.engine.connect() as connection:
            waiting = connection.execute(query).mappings().all()
        for row in waiting:
            try:
                send(Message(subject=row["subject"], body=row["body"]))
            except DeliveryError as error:
                failures.append(Text(*(say("alert.waits", lang, why=error.text.say(lang)) for lang in LANGS)))
                break
            with store.engine.begin() as connection:
                connection.execute(update(table).where(table.c.id == row["id"]).values(sent=now()))
    return failures
