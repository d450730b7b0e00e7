"""The seal of an audit, as `audit --seal FOLDER` asks for it and tells it."""

import sys
from pathlib import Path

from crawler.campaign.gate import Gate
from crawler.campaign.store import Store, StoredCampaign
from crawler.errors import UserError
from crawler.sealed import refuse_taken, seal
from crawler.words import both, say
from rules.vocabulary import Lang
from rules.wording import size


def check_seal(folder: Path, *, due: bool) -> None:
    """Refuse, before anything is measured, a folder that cannot be sealed.

    Raises:
        UserError: it holds something, or only what is due was asked for.
    """
    if due:
        raise UserError(both("sealed.due"))
    refuse_taken(folder)


def seal_campaign(
    folder: Path, store: Store, campaign: StoredCampaign, gate: Gate, lang: Lang, *, complete: bool
) -> None:
    """Seal a campaign and tell the hash of its manifest; one that was stopped is not sealed, and that is said."""
    if not complete:
        print(say("sealed.interrupted", lang), file=sys.stderr)
        return
    digest = seal(folder, store, [store.campaign(campaign.id) or campaign], gate=gate)
    files = [one for one in folder.rglob("*") if one.is_file()]
    total = size(sum(one.stat().st_size for one in files)).say(lang)
    print(say("sealed.done", lang, folder=folder, n=len(files), size=total, digest=digest), file=sys.stderr)
