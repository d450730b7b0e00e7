"""The seal of an audit, as `audit --seal FOLDER` asks for it and tells it."""

import sys
from pathlib import Path

from crawler.campaign.gate import Gate
from crawler.campaign.store import Store, StoredCampaign
from crawler.errors import UserError
from crawler.sealed import refuse_taken, seal
from crawler.sealed.stamp import check_address, request_stamp
from crawler.words import both, printable, say
from rules.vocabulary import Lang
from rules.wording import size


def check_seal(folder: Path | None, timestamp: str, *, due: bool) -> None:
    """Refuse, before anything is measured, a folder that cannot be sealed, or a time stamp without one.

    Raises:
        UserError: it holds something, only what is due was asked for, or there is nothing to date.
    """
    if folder is None:
        if timestamp:
            raise UserError(both("sealed.timestamp"))
        return
    if timestamp:
        check_address(timestamp)
    if due:
        raise UserError(both("sealed.due"))
    refuse_taken(folder)


def date_seal(folder: Path, url: str, lang: Lang) -> bool:
    """Have a seal dated by an authority; tell why it is not, and return whether it is."""
    why = request_stamp(folder, url)
    if why is not None:
        print(printable(why.say(lang)), file=sys.stderr)
    return why is None


def seal_campaign(
    folder: Path, store: Store, campaign: StoredCampaign, gate: Gate, lang: Lang, *, complete: bool
) -> bool:
    """Seal a campaign and tell the hash of its manifest; False, and said, for one that was stopped."""
    if not complete:
        print(say("sealed.interrupted", lang), file=sys.stderr)
        return False
    digest = seal(folder, store, [store.campaign(campaign.id) or campaign], gate=gate)
    files = [one for one in folder.rglob("*") if one.is_file()]
    total = size(sum(one.stat().st_size for one in files)).say(lang)
    print(say("sealed.done", lang, folder=folder, n=len(files), size=total, digest=digest), file=sys.stderr)
    return True
