"""Content that comes under the pointer or with the focus."""

from typing import ClassVar

import msgspec

from rules.evidence.reach import Reach
from rules.evidence.record import Place, Record


class Hover(msgspec.Struct, frozen=True, kw_only=True):
    """One element whose hover brings content. came: the first element that came; text: how it begins.

    styles: only the style sheet does it (no listener of the page). covers: text of the page it hides, "" for none.
    dismissed: Escape takes it away, the pointer staying. hoverable: it stays while the pointer goes onto it. lasts: it
    stays while the pointer does not move. by_focus: the focus brings it too; by_key: Enter or a control beside it
    does. elsewhere: all it holds is on display elsewhere too. controls: those it holds, when none can take the focus
    without the pointer; links: those of them that lead elsewhere. reach: how the keyboard came to the controls of what
    the focus brings. twice: the same the second time.
    """

    place: Place
    came: Place
    text: str
    styles: bool
    covers: str = ""
    dismissed: bool = False
    hoverable: bool = True
    lasts: bool = True
    by_focus: bool = False
    by_key: bool = False
    elsewhere: bool = False
    controls: int = 0
    links: int = 0
    reach: Reach | None = None
    twice: bool = False


class Hovers(Record, frozen=True, kw_only=True):
    """The elements tried, at most two of one component. tried: how many; found: all the candidates."""

    NAME: ClassVar[str] = "hovers"
    PROFILE: ClassVar[str] = "interaction"
    hovers: list[Hover]
    tried: int
    found: int
