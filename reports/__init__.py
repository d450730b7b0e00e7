"""Documents made from verdicts: one format is one file with one write()."""

DISTRIBUTION = "limpide"
