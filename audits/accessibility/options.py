"""Which axe rules run on every visit, and why these."""

ADDED = ("css-orientation-lock", "duplicate-id", "duplicate-id-active", "table-fake-caption", "td-has-header")
"""Off by default in axe (experimental or retired): a violation proves RGAA 8.2, or leads a person on 13.9, 5.4, 5.7."""

LEFT_OUT = ("frame-tested",)
"""Speaks of axe's own presence in the frames, not of the page: the record's frames_failed says it."""

TAGS_NOT_RUN = ("experimental", "deprecated")
"""As axe decides when no rule is named."""


def runs(rule: str, enabled: bool, tags: list[str]) -> bool:
    """Whether limpide runs this axe rule: axe's default set, less LEFT_OUT, plus ADDED."""
    if rule in ADDED:
        return True
    return enabled and rule not in LEFT_OUT and not set(tags) & set(TAGS_NOT_RUN)
