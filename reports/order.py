"""What every format receives: the result, the language, and a way to fetch screenshots."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from rules.errors import LimpideError
from rules.evidence.visit import Visit
from rules.results import CampaignResult
from rules.vocabulary import Lang, Text


class ReportError(LimpideError):
    """A report cannot be written; exit code 2."""


@dataclass(frozen=True)
class Order:
    """One report to write.

    pictures: gives the bytes of a screenshot by SHA-256, None when it is lost. visits: gives the campaign's
    visits as stored, for the formats that hold evidence itself.
    """

    result: CampaignResult
    lang: Lang
    pictures: Callable[[str], bytes | None]
    visits: Callable[[], Iterable[Visit]] = tuple

    def refuse_unknown(self, unknown: Iterable[str], known: Iterable[str]) -> None:
        """Raise ReportError for the first unknown format, naming the nearest known one."""
        names = list(known)
        for name in sorted(unknown):
            near = get_close_matches(name, names, n=1, cutoff=0.0)[0]
            raise ReportError(
                Text(
                    f"Le format « {name} » n’existe pas ; le plus proche est « {near} » ({', '.join(names)}).",
                    f"There is no format called “{name}”; the nearest is “{near}” ({', '.join(names)}).",
                )
            )
