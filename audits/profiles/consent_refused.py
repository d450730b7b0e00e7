"""The visit that refuses: where the plain visit saw a banner with a way to refuse."""

from functools import partial

from audits.profiles import Profile
from audits.visit.consenting import DEADLINE, chosen, needed
from rules.evidence.consent_state import ConsentRefused

PROFILE = Profile(
    name=ConsentRefused.PROFILE,
    deadline=DEADLINE,
    asked=partial(needed, choice="refuse"),
    run=partial(chosen, choice="refuse", record=ConsentRefused),
)
