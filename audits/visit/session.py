"""The cookies that a site gives somebody logged in: secrets too, also when it changes them on the way."""

import contextlib
import re

from playwright.async_api import Error

from audits.visit.stage import Stage

TOKEN = re.compile(r"(?=.*[A-Za-z])(?=.*\d).{8,}|\S{16,}", re.DOTALL)
"""What may be a session: a shorter or plainer value is a word of the page, and would be blotted out everywhere."""


async def session_values(stage: Stage) -> list[str]:
    """Return the values, looking like tokens, of the cookies that the site set during a visit or has set by now."""
    identity = stage.job.identity
    if identity is None:
        return []
    answers = [hop.network.get("headers", {}) for hop in stage.recorder.told if identity.is_for(hop.url)]
    lines = [
        line
        for headers in answers
        for name, value in headers.items()
        if name.lower() == "set-cookie"
        for line in str(value).split("\n")
    ]
    values = [line.partition(";")[0].partition("=")[2] for line in lines]
    # A browser that is gone: the visit says so elsewhere.
    with contextlib.suppress(Error):
        values += [str(one["value"]) for one in await stage.page.context.cookies(identity.origins)]
    return [value for value in dict.fromkeys(value.strip('"') for value in values) if TOKEN.fullmatch(value)]


async def learn_session(stage: Stage) -> None:
    """Tell whoever keeps secrets out of the evidence what the site's cookies hold."""
    if stage.job.learn is not None:
        stage.job.learn(await session_values(stage))
