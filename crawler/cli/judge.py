"""`limpide judge` judges stored evidence again, offline; `limpide report` renders a result again."""

from crawler.campaign.gate import open_gate, tell_indicative
from crawler.campaign.history import with_trend
from crawler.campaign.judgement import judge_campaign
from crawler.campaign.store import Store, StoredCampaign
from crawler.cli.deliver import check_formats, deliver
from crawler.cli.options import (
    DEFAULT_OUT,
    DEFAULT_STORE,
    BaselineOption,
    BudgetOption,
    CampaignOption,
    FormatOption,
    LangOption,
    OutOption,
    StoreOption,
)
from crawler.errors import UserError
from crawler.words import both


def judge(
    lang: LangOption = "fr",
    out: OutOption = DEFAULT_OUT,
    store: StoreOption = DEFAULT_STORE,
    formats: FormatOption = None,
    campaign: CampaignOption = None,
    baseline: BaselineOption = None,
    budgets: BudgetOption = None,
) -> int:
    """Judge the newest campaign (or the one named) with today's rules, without touching the site."""
    gate = open_gate(baseline, budgets or [], [], lang)
    tell_indicative(gate, [], lang)
    asked = check_formats(formats or [])
    opened = Store(store, create=False)
    try:
        judged = stored_campaign(opened, campaign)
        result = with_trend(opened, judged, judge_campaign(opened, judged, gate), complete=bool(judged.ended))
        return deliver(result, out, lang, asked, store)
    finally:
        opened.close()


def stored_campaign(store: Store, name: str | None) -> StoredCampaign:
    """Return the campaign of that id, or the newest.

    Raises:
        UserError: the store holds none.
    """
    found = store.campaign(name)
    if found is None:
        raise UserError(both("campaign.none", store=store.shown, name=name or "—"))
    return found
