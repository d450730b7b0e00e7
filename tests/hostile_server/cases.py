"""Every case, in the order visited."""

from tests.hostile_server import answers, bombs, busy, canaries, leaving, scripts, sizes, wires
from tests.hostile_server.case import Case

CASES: list[Case] = [
    *scripts.LOOPS,
    *scripts.DIALOGS,
    *answers.SLOW,
    *leaving.REDIRECTS,
    *leaving.MOVES,
    *scripts.BOMBS,
    *answers.CUT_SHORT,
    *answers.NOT_PAGES,
    *scripts.FORGED,
    *sizes.LARGE,
    *sizes.POLICIES,
    *sizes.ODD,
    *busy.BLOCKED,
    *busy.FLOODS,
    *busy.ANSWERS_TO_US,
    *wires.BROKEN,
    *bombs.BOMBS,
    *canaries.TO_CANARIES,
]
ORDINARY = (
    "<!doctype html><html lang=fr><meta charset=utf-8><title>Mairie</title><link rel=stylesheet href=/o.css>"
    "<main><h1>Mairie</h1><p>Ouverte le lundi.</p><img src=/o.svg alt=Blason><a href=/x>Contact</a></main>"
)
STYLE, PICTURE = b"p { color: #222 }" * 40, b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
EVERY = 20
"""Cases between two visits of the ordinary page."""
