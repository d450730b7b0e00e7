"""The view of the method: versions, protocol, seed, and what the audit cost the servers."""

from reports.views.context import SiteContext
from reports.views.parts import Cell, Fact


def short_method(context: SiteContext) -> list[Fact]:
    """Return the facts the scorecard itself prints; the others have a page of their own."""
    say = context.speech.say
    kept = {say(f"method.{key}") for key in ("tool", "protocol", "browser", "seed", "when", "cost")}
    return [Fact(fact.label, fact.value) for fact in make_method(context) if fact.label in kept]


def make_method(context: SiteContext) -> list[Fact]:
    """Return how the site was measured, one fact a line."""
    method, say, speech = context.site.method, context.speech.say, context.speech
    tool = method.instrument
    facts = [
        Fact(say("method.tool"), Cell(f"limpide {method.limpide}")),
        Fact(say("method.protocol"), Cell(method.protocol), say("method.protocol_note")),
    ]
    if tool:
        browser = say(
            "method.browser_text", browser=tool.browser, version=tool.version, mode=say(f"mode.{tool.mode}")
        )
        facts += [
            Fact(say("method.browser"), Cell(browser)),
            Fact(say("method.axe"), Cell(tool.axe), say("method.axe_note")),
            Fact(say("method.agent"), Cell(tool.user_agent, kind="code")),
        ]
    references = ", ".join(f"{name} {version}" for name, version in method.referentials.items())
    cost = say(
        "method.cost_text",
        requests=say("requests", n=method.own_requests),
        size=speech.size(method.own_bytes),
    )
    facts += [
        Fact(say("method.profile"), Cell(method.profile)),
        Fact(say("method.referentials"), Cell(references)),
        Fact(say("method.seed"), Cell(str(method.seed)), say("method.seed_note")),
        Fact(
            say("method.when"),
            Cell(
                say("method.when_text", start=speech.moment(method.started), end=speech.moment(method.ended))
            ),
        ),
        Fact(say("method.cost"), Cell(cost), say("method.cost_note")),
    ]
    return facts + _discovery(context)


def _discovery(context: SiteContext) -> list[Fact]:
    found, say = context.site.discovery, context.speech.say
    if not found:
        return []
    robots, _, why = found.robots.partition(":")
    facts = [
        Fact(say("method.origins"), Cell(", ".join(found.origins), kind="code")),
        Fact(say("method.robots"), Cell(say(f"robots.{robots}", why=why.strip()).strip())),
    ]
    return facts + [
        Fact(
            say("method.limit"),
            Cell(
                say(
                    "method.limit_text",
                    name=say(f"limit.{x.name}") if context.speech.knows(f"limit.{x.name}") else x.name,
                    value=context.speech.number(x.value, 1),
                    n=x.left_out,
                    option=x.option,
                )
            ),
        )
        for x in found.limits
        if x.option
    ]
