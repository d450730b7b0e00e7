"""Passing, failing and doubtful evidence for the rules on consent, idle time, second visit and unused code."""

from tests import factories as make
from tests import state_factories as states
from tests.rules.case import Case

SCRIPT = make.request("/site.js", kind="script", body_bytes=9000)
POLLING = [make.request(f"/etat?t={n}", kind="fetch") for n in range(12)]
USELESS = states.code(unused_bytes=39_000, rules_unused=400)

PASSING: dict[str, Case] = {
    "trackers-before-consent": Case(
        [make.ledger(states.third(states.FONTS)), states.banner("refuse", "accept")]
    ),
    "refusal-as-easy": Case([states.banner("refuse", "accept")]),
    "third-parties-after-refusal": Case([states.refused()]),
    "idle-traffic": Case([states.idle()]),
    "second-visit": Case([states.second(make.document(status=304))]),
    "unused-code": Case([states.coverage(states.code())]),
}
FAILING: dict[str, Case] = {
    "trackers-before-consent": Case([make.ledger(states.third()), states.banner("refuse", "accept")]),
    "refusal-as-easy": Case([states.banner("accept", "settings")]),
    "third-parties-after-refusal": Case([states.refused(states.third())]),
    "idle-traffic": Case([states.idle(*POLLING)]),
    "second-visit": Case([states.second(SCRIPT, first=states.same(SCRIPT))]),
    "unused-code": Case([states.coverage(USELESS)]),
}
