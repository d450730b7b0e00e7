"""The same evidence judged twice: how many pages have the very same verdicts, and all that differs."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from rules.results import PageResult, SiteResult
from rules.vocabulary import Outcome

SHOWN = 120
"""Characters quoted of a value."""

_ENCODE = msgspec.json.Encoder(order="deterministic").encode
"""Equal values are equal texts, in whatever order their keys came."""


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One verdict that is not the same. page: "" for the whole site; what: id of a criterion, a rule, a correction, a
    budget, an answer, or a field of results.json; before, after: in its words, "" where it is not told."""

    page: str
    what: str
    before: str
    after: str


class Rejudged(msgspec.Struct, frozen=True, kw_only=True):
    """A site judged again. campaign: its rank in the folder, from 1; identical: pages with the very same verdicts,
    by criterion and by rule."""

    campaign: int
    site: str
    pages: int
    identical: int
    differences: list[Difference]


def rejudged(campaign: int, before: SiteResult, after: SiteResult) -> Rejudged:
    """Return what differs between two results of the same evidence."""
    later = {page.url: page for page in after.pages}
    differences, identical = list(_site(before, after)), 0
    told = {"referentials", "corrections", "budgets", "answers", "medians"} if differences else set()
    differences += _fields("", before, after, {"pages", "status"} | told)
    for page in before.pages:
        now = later.pop(page.url, None)
        verdicts = list(_verdicts(page, now))
        identical += not verdicts
        differences += verdicts
        # Findings are compared to the letter, where the verdicts only tell how many there are.
        if now:
            differences += _fields(
                page.url, page, now, {"verdicts", "outcomes"} if verdicts else {"verdicts"}
            )
    differences += [
        Difference(page=url, what="page", before="", after=page.status) for url, page in later.items()
    ]
    return Rejudged(
        campaign=campaign,
        site=before.name,
        pages=len(before.pages),
        identical=identical,
        differences=differences,
    )


def _verdicts(before: PageResult, after: PageResult | None) -> Iterator[Difference]:
    """Yield the verdicts of a page that are not the same."""
    if after is None:
        yield Difference(page=before.url, what="page", before=before.status, after="")
        return
    yield from _changed(before.url, _criteria(before), _criteria(after))
    yield from outcomes_changed(before.url, before.outcomes, after.outcomes)


def outcomes_changed(page: str, before: Sequence[Outcome], after: Sequence[Outcome]) -> list[Difference]:
    """Return the rules that do not say the same of a page, by verdict and number of findings."""
    return list(_changed(page, _outcomes(before), _outcomes(after)))


def _fields(page: str, before: msgspec.Struct, after: msgspec.Struct, told: set[str]) -> list[Difference]:
    """Return the fields that are not the same, but those told otherwise; the beginning of each value is quoted."""
    made = []
    for name in before.__struct_fields__:
        was, now = (_ENCODE(getattr(one, name)).decode() for one in (before, after))
        if name not in told and was != now:
            at = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), 0)
            start = max(0, at - SHOWN // 2)
            before_, after_ = was[start : start + SHOWN], now[start : start + SHOWN]
            made.append(Difference(page=page, what=name, before=before_, after=after_))
    return made


def _site(before: SiteResult, after: SiteResult) -> Iterator[Difference]:
    for told in (_status, _tables, _corrections, _budgets, _answers, _medians):
        yield from _changed("", told(before), told(after))


def _changed(page: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    for key in dict.fromkeys([*before, *after]):
        was, now = before.get(key, ""), after.get(key, "")
        if was != now:
            yield Difference(page=page, what=key, before=was, after=now)


def _criteria(page: PageResult) -> dict[str, str]:
    return {name: verdict for verdict, names in page.verdicts.items() for name in names}


def _outcomes(outcomes: Sequence[Outcome]) -> dict[str, str]:
    return {
        one.rule: f"{one.verdict}{f' ({one.reason})' if one.reason else ''}, {len(one.findings)}"
        for one in outcomes
    }


def _status(site: SiteResult) -> dict[str, str]:
    return {"status": site.status}


def _answers(site: SiteResult) -> dict[str, str]:
    return {one.id: one.state for one in site.answers}


def _tables(site: SiteResult) -> dict[str, str]:
    return {
        one.id: f"{one.verdict}{f' ({one.reason})' if one.reason else ''}"
        for table in site.referentials
        for one in table.criteria
    }


def _corrections(site: SiteResult) -> dict[str, str]:
    return {f"{one.rule} [{one.id}]": f"{one.places}" for one in site.corrections}


def _budgets(site: SiteResult) -> dict[str, str]:
    return {f"{one.metric} {one.where}".strip(): one.state for one in site.budgets}


def _medians(site: SiteResult) -> dict[str, str]:
    return {name: f"{value:g}" for name, value in site.medians.items()}
