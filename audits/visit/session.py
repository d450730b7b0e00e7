"""The cookies that a site gives somebody logged in: secrets too, also when it changes them on the way."""

import contextlib
import re
from typing import Any

from playwright.async_api import Error

from audits.identity import Identity
from audits.visit.stage import Stage

TOKEN = re.compile(r"(?=.*[A-Za-z])(?=.*\d).{8,}|\S{16,}", re.DOTALL)
"""What may be a session: a shorter or plainer value is a word of the page, and would be blotted out everywhere."""


async def learn_session(stage: Stage) -> None:
    """Tell whoever keeps secrets out of the evidence what the site's cookies hold, and whoever follows the session."""
    job = stage.job
    if job.identity is None:
        return
    held: list[dict[str, Any]] = []
    # A browser that is gone: the visit says so elsewhere.
    with contextlib.suppress(Error):
        held = [dict(one) for one in await stage.page.context.cookies(job.identity.origins)]
    if job.learn is not None:
        values = [*_set_on_the_way(stage, job.identity), *(str(one["value"]) for one in held)]
        job.learn(
            [one for one in dict.fromkeys(value.strip('"') for value in values) if TOKEN.fullmatch(one)]
        )
    if job.adopt is not None:
        job.adopt(held)


def _set_on_the_way(stage: Stage, identity: Identity) -> list[str]:
    """Return the values of the cookies that answers of the site set during a visit."""
    answers = [hop.network.get("headers", {}) for hop in stage.recorder.told if identity.is_for(hop.url)]
    lines = [
        line
        for headers in answers
        for name, value in headers.items()
        if name.lower() == "set-cookie"
        for line in str(value).split("\n")
    ]
    return [line.partition(";")[0].partition("=")[2] for line in lines]
