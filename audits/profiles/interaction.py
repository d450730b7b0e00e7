"""Interaction: keyboard, focus, zoom, narrow viewport and pointer, as a person would try them."""

from audits.interaction.visit import DEADLINE, run
from audits.profiles import Profile, always

PROFILE = Profile(
    name="interaction",
    deadline=DEADLINE,
    asked=always,
    run=run,
    protocol={"width": 1280, "height": 900},
)
