"""Clauses of the library as text for a contract.toml, and the example contract."""

import json
from pathlib import Path

from crawler.errors import UserError
from crawler.words import both, printable, say
from rules.acceptance.library import LibraryClause, library
from rules.vocabulary import Lang

TEMPLATES = Path(__file__).parent
EXAMPLE = (
    "poids-page",
    "requetes-page",
    "hotes-tiers",
    "liens-morts",
    "demarche-poids",
    "demarche-clavier",
    "rgaa-taux",
)
"""Clauses of the example contract: quick to measure, with every verdict a reader may meet."""


def clause_toml(clause: LibraryClause, article: str) -> str:
    """Return a [[clause]] to paste in a contract.

    >>> print(clause_toml(library()["requetes-page"], "4.2"))  # doctest: +ELLIPSIS
    [[clause]]
    article = "4.2"
    title = "Requêtes de chaque page"
    ...
    """
    values = {
        "article": article,
        "title": clause.title,
        "text": clause.text,
        "metric": clause.metric,
        "rate": clause.rate or None,
        "population": clause.population,
        "states": None if clause.states == ["first"] else clause.states,
        "unit": clause.unit,
        "limit": clause.limit,
        "target": clause.target,
        "share": clause.share,
        "consequence": clause.consequence,
        "source": clause.source,
    }
    lines = [f"{key} = {_value(value)}" for key, value in values.items() if value is not None]
    return "\n".join(["[[clause]]", *lines])


def _value(value: object) -> str:
    whole = isinstance(value, float) and value.is_integer()
    return json.dumps(int(value) if whole else value, ensure_ascii=False)  # type: ignore[call-overload]


def write_example(path: Path, lang: Lang) -> int:
    """Write an example contract, ready to be measured on the demo site.

    Raises:
        UserError: the file exists, or cannot be written.
    """
    if path.exists():
        raise UserError(both("accept.exists", path=path))
    head = (TEMPLATES / f"contract.{lang}.toml").read_text(encoding="utf-8")
    clauses = [clause_toml(library()[name], f"4.{rank}") for rank, name in enumerate(EXAMPLE, 1)]
    try:
        path.write_text(head + "\n" + "\n\n".join(clauses) + "\n", encoding="utf-8")
    except OSError as error:
        raise UserError(both("out.unwritable", out=path, why=error.strerror or str(error))) from error
    print(printable(say("accept.init", lang, path=path, n=len(clauses))))
    return 0
