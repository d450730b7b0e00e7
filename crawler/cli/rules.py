"""`limpide rules list` and `limpide rules show RULE`: the rules, as their own metadata tell them."""

import difflib
from typing import Annotated

import typer

from crawler.cli.options import LangOption
from crawler.errors import UserError
from crawler.words import both, say
from rules.catalogue import all_rules
from rules.metrics import METRICS

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command("list", help="help.rules.list")
def list_rules(lang: LangOption = "fr") -> None:
    """Print every rule: id, species, criteria, title."""
    for rule in all_rules().values():
        criteria = ", ".join(rule.criteria) or "—"
        print(f"{rule.id:<34} {say('species.' + rule.species, lang):<9} {rule.title.say(lang)} [{criteria}]")


@app.command("metrics", help="help.rules.metrics")
def metrics(lang: LangOption = "fr") -> None:
    """Print every metric a budget may name: id, unit, title."""
    for metric in METRICS.values():
        print(f"{metric.id:<26} {metric.unit:<12} {metric.title.say(lang)}")


@app.command("show", help="help.rules.show")
def show(
    name: Annotated[str, typer.Argument(metavar="RULE", help="help.rule")], lang: LangOption = "fr"
) -> None:
    """Print all a rule says of itself: why, who, how to fix, what it proves, what it needs."""
    rules = all_rules()
    rule = rules.get(name)
    if rule is None:
        near = difflib.get_close_matches(name, rules, n=1, cutoff=0.4)
        raise UserError(both("rule.unknown", name=name, near=near[0] if near else "limpide rules list"))
    print(f"{rule.id} · {rule.title.say(lang)}\n")
    for key in ("why", "who", "fix"):
        print(f"{say('rule.' + key, lang)} {getattr(rule, key).say(lang)}\n")
    for criterion, proof in rule.criteria.items():
        print(f"{criterion} : {say('proof.' + proof, lang)}")
    if rule.source:
        print(f"{say('rule.source', lang)} {rule.source}")
    if rule.needs:
        print(f"{say('rule.needs', lang)} {', '.join(record.NAME for record in rule.needs)}")
