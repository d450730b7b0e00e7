"""What one visit is asked to do."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from audits.identity import Identity
from audits.profiles import DESKTOP
from audits.protocol import Protocol
from audits.visit.tape import Tape


@dataclass(frozen=True, kw_only=True)
class OldDevices:
    """Which old devices stand for the public.

    years: age of the browser in question, or system: the one whose last browser it is (rules.old_systems). engine: the
    real engine to run it in, 0 to imitate it. hardware: ids of rules.hardware; runs: slowed loads on each, at most.
    """

    years: int = 5
    system: str = ""
    engine: int = 0
    hardware: tuple[str, ...] = ("pc-2016", "phone-2018")
    runs: int = 3


@dataclass(frozen=True, kw_only=True)
class VisitJob:
    """One page to load once under one profile.

    origins: the site (scheme://host:port). extra_hosts: host or host:port that may be private. contact: put in
    the user agent. identity: credentials for the site's own origins. profile: DESKTOP, or the name of an extra profile
    (audits.profiles). save: stores the bytes of a picture under their suffix and returns their SHA-256.
    fingerprint: keep the SHA-256 of the site's own answers of a plain visit.
    archive: keep bodies and final document of a plain visit too. tape: answers in the place of the network.
    learn: told the values of the session's cookies, before anything they may stand in is stored.
    adopt: given the site's cookies as a visit leaves them.
    """

    url: str
    origins: tuple[str, ...]
    save: Callable[[bytes, str], str]
    extra_hosts: tuple[str, ...] = ()
    contact: str = ""
    profile: str = DESKTOP
    accept_invalid_tls: bool = False
    identity: Identity | None = None
    archive: bool = False
    fingerprint: bool = False
    tape: Tape | None = None
    learn: Callable[[list[str]], None] | None = None
    adopt: Callable[[list[dict[str, Any]]], None] | None = None
    protocol: Protocol = field(default_factory=Protocol)
    old: OldDevices = field(default_factory=OldDevices)
