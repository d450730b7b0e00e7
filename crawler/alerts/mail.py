"""An alert by mail, over STARTTLS or TLS; the password comes from the environment."""

import smtplib
import ssl
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from crawler.alerts.messages import DeliveryError, Message
from crawler.campaign import clock
from crawler.campaign.settings import MailSettings
from crawler.words import both

SECONDS = 30.0


def send(message: Message, settings: MailSettings, environment: Mapping[str, str]) -> None:
    """Send one alert.

    Raises:
        DeliveryError: the password is missing, or the server did not take the mail; nothing secret in the sentence.
    """
    password = environment.get(settings.password_env, "")
    if settings.user and not password:
        raise DeliveryError(both("alert.no_secret", name=settings.password_env))
    try:
        with _connected(settings) as server:
            if settings.user:
                server.login(settings.user, password)
            refused = server.send_message(_mail(message, settings))
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise DeliveryError(both("alert.mail_failed", host=settings.host, why=_why(error))) from error
    if refused:
        names = ", ".join(sorted(refused))
        raise DeliveryError(both("alert.mail_failed", host=settings.host, why=names))


def _connected(settings: MailSettings) -> smtplib.SMTP:
    """Return an open connection, encrypted before anything is said unless the settings renounce it."""
    name = settings.sender.rpartition("@")[2]
    context = ssl.create_default_context()
    if settings.security == "tls":
        return smtplib.SMTP_SSL(
            settings.host, settings.port, local_hostname=name, timeout=SECONDS, context=context
        )
    server = smtplib.SMTP(settings.host, settings.port, local_hostname=name, timeout=SECONDS)
    if settings.security == "starttls":
        try:
            server.starttls(context=context)
        except BaseException:
            server.close()
            raise
    return server


def _mail(message: Message, settings: MailSettings) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = settings.sender, ", ".join(settings.to)
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(clock.present())
    mail["Message-ID"] = make_msgid(domain=settings.sender.rpartition("@")[2])
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(message.body)
    return mail


def _why(error: Exception) -> str:
    """Return the server's own words on one line, or the system's."""
    said = getattr(error, "smtp_error", None)
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(error)
    return " ".join(text.split())[:200] or type(error).__name__
