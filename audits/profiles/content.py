"""Profile "content": one more load of the page, to read the files it receives and to watch what moves by itself."""

from audits.content.bodies import Bodies
from audits.content.code_files import code_files, sensors_named
from audits.content.conduct import conduct, listen
from audits.content.font_files import font_files
from audits.content.image_files import image_files
from audits.content.media_files import media_files
from audits.content.motion import motion
from audits.profiles import Profile, always
from audits.visit.showing import show_whole
from audits.visit.stage import Stage
from rules.evidence.record import Record

READ_TURN = 30.0
"""Seconds a visit may keep the processor to itself while the files are read."""


async def run(stage: Stage) -> dict[str, Record]:
    """Show the whole page and make the records of its files."""
    bodies = Bodies()
    await bodies.open(stage.page.context, stage.page)
    await listen(stage.page.context)
    await show_whole(stage)
    await bodies.learn_players()
    async with stage.turns.hold(READ_TURN):
        made: list[Record] = [
            await image_files(bodies),
            await font_files(stage.tab, bodies),
            await code_files(stage.tab, bodies),
        ]
        named = await sensors_named(stage.tab, bodies)
    made += [await motion(stage.tab, stage.job.protocol.watch), media_files(bodies)]
    made.append(await conduct(stage.page, stage.tab, stage.job.protocol.settle, named))
    return {one.NAME: one for one in made}


PROFILE = Profile(name="content", deadline=240.0, asked=always, run=run)
