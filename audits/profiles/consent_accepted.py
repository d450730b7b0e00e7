"""The visit that accepts: where the plain visit saw a banner with a way to accept."""

from functools import partial

from audits.profiles import Profile
from audits.visit.consenting import DEADLINE, chosen, needed
from rules.evidence.consent_state import ConsentAccepted

PROFILE = Profile(
    name=ConsentAccepted.PROFILE,
    deadline=DEADLINE,
    asked=partial(needed, choice="accept"),
    run=partial(chosen, choice="accept", record=ConsentAccepted),
)
