"""Evidence for the rules on old hardware."""

from tests import hardware_factories as make
from tests import old_factories as old
from tests.rules.case import Case

PASSING: dict[str, Case] = {"old-hardware": Case([make.on_both_lines(make.run(), make.run())])}
REVIEWING: dict[str, Case] = {
    "old-hardware": Case([make.hardware(make.run(read=41_000, main=None), make.run(read=None, main=None))])
}
TELLING: dict[str, Case] = {"without-scripts": Case([old.today(), make.bare(text="Chargement")])}
