"""Logs in once for a site, in a browser, and proves it: what the crawl and every visit then carry.

A page that asks for a password in the place of the page asked for is a login wall: it is never taken for the page.
"""

from collections.abc import Callable
from typing import Any

import msgspec
from playwright.async_api import Error

from audits.browser.errors import BrowserError
from audits.browser.pool import BrowserPool
from audits.devtools.connection import DevToolsError
from audits.identity import Identity
from audits.stepping import StepError, shows, take
from audits.visit.job import VisitJob
from audits.visit.opening import open_stage
from audits.visit.problems import net_error_sentence
from audits.visit.stage import Stage
from rules.vocabulary import Text

PROOF_SECONDS = 10.0


class LoginError(Exception):
    """Nobody is logged in: one sentence in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


async def log_in(
    pool: BrowserPool, job: VisitJob, identity: Identity, learn: Callable[[list[str]], None]
) -> Identity:
    """Return the identity with the cookies and the storage of somebody logged in, proven when a proof is asked.

    Args:
        job: the start page; its origins are the site.
        learn: told the values of the cookies and of the storage obtained, which are secrets too.

    Raises:
        LoginError: a step failed, or the proof did not show.
    """
    try:
        async with open_stage(pool, job) as stage:
            for step in identity.login:
                stage.gate.free()
                await take(stage.page, step, identity.login_url or job.url, identity)
            if identity.proof:
                await _prove(stage, job.url, identity)
            state = await stage.page.context.storage_state()
    except StepError as error:
        raise _failed(str(error)) from error
    except Error as error:
        raise _failed(net_error_sentence(error.message)) from error
    except (BrowserError, DevToolsError, TimeoutError) as error:
        raise _failed(str(error) or "no answer in time") from error
    cookies: list[dict[str, Any]] = [dict(one) for one in state["cookies"]]
    origins: list[dict[str, Any]] = [dict(one) for one in state["origins"]]
    kept = [item["value"] for one in origins for item in one.get("localStorage", [])]
    learn([str(one["value"]) for one in cookies] + [str(one) for one in kept])
    return msgspec.structs.replace(identity, cookies=cookies, storage=origins)


def _failed(why: str) -> LoginError:
    return LoginError(Text(f"La connexion n’a pas abouti : {why}", f"Logging in did not succeed: {why}"))


async def _prove(stage: Stage, home: str, identity: Identity) -> None:
    """Look for the text that only somebody logged in reads: where the steps led, else on the start page.

    Raises:
        LoginError: it is on neither.
    """
    if identity.login and await shows(stage.page, identity.proof, PROOF_SECONDS / 2):
        return
    stage.gate.free()
    await stage.page.goto(home, wait_until="load", timeout=PROOF_SECONDS * 2000)
    if await shows(stage.page, identity.proof, PROOF_SECONDS):
        return
    raise LoginError(
        Text(
            f"La preuve de connexion « {identity.proof} » ne se lit pas à {stage.page.url} : personne n’est connecté.",
            f"The proof of being logged in, “{identity.proof}”, does not show at {stage.page.url}: "
            "nobody is logged in.",
        )
    )
